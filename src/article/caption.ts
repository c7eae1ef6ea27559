/**
 * Captions and credits of pictures: "Envoys arrive in Vienna. Photo: Ana Ruiz/AP" is no paragraph.
 *
 * Told by a credit at the end, by a caption's opening words, or by the furniture of a gallery. A sentence that only ends
 * with an agency's sign, "… he said. (AFP)", is a paragraph.
 */

/** Why this line is a caption, or null. */
export function captionOf(line: string): string | null {
  if (line.length > 900) return null;
  const tail = line.slice(-110);
  if (LABELLED.test(tail) && !/[.!?]["”]?\s+\S.{0,400}[.!?]$/.test(tail.replace(/.*?(?=\b(?:image|photo))/i, "")))
    return "credit at the end";
  if (BRACKET_CREDIT.test(tail)) return "credit in brackets at the end";
  if (GLUED_CREDIT.test(tail)) return "credit glued to the end";
  if (OPENING.test(line)) return "opens like a caption";
  if (CREDIT_FIRST.test(line)) return "credit at the head";
  if (line.length < 60 && CREDIT_ONLY.test(line)) return "credit only";
  if (SIGNED.test(tail)) return "credit behind its sign at the end";
  if (/\(file (?:photo|picture|image)\)\.?$/i.test(tail)) return "file photo";
  if (
    line.length < 400 &&
    SEATED.test(line) &&
    DESCRIBES.test(line) &&
    !/\b(?:said|says|told|was|were|has|had)\b/.test(line)
  )
    return "tells who stands where";
  if (line.length < 400 && DESCRIBES.test(line) && /\b(?:19|20)\d\d\s*$/.test(tail) && !/[.!?]\s+\S/.test(line))
    return "describes a picture";
  return null;
}

/** A caption glued into a paragraph: from a sentence's start to a day with its year that no mark ends. Length, or 0. */
export function gluedCaption(text: string): number {
  const match = GLUED.exec(text.slice(0, 400));
  return match !== null && DESCRIBES.test(match[1]!) ? match[1]!.length : 0;
}

const AGENCY =
  "(?:AP|AFP|Reuters|REUTERS|EPA(?:-EFE)?|Getty(?: Images)?|Xinhua|PTI|ANI|TASS|Sputnik|Yonhap|Kyodo|Bloomberg|Shutterstock|Anadolu|dpa|PA|UPI|NurPhoto|Zuma|Alamy|iStock|Flickr|Unsplash|Pool|Handout|Associated Press)";
const LABELLED =
  /(?:^|[\s.|(”"’)])(?:image|images|photo|photos|photograph|photography|picture|pic|illustration|graphic|screenshot)(?:\s+(?:credits?|source|courtesy|by))?\s?(?::|credit:|©|courtesy of)\s?[^.]{2,80}\.?\)?$|\|\s*photo credit:/i;
const BRACKET_CREDIT = new RegExp(
  `[(\\[](?:[^()\\[\\]]{0,70}(?:\\/|\\bvia\\b|\\bImages\\b|[Pp]hoto|\\b[Ff]ile\\b|\\bHandout\\b)[^()\\[\\]]{0,50}|[^()\\[\\]]{3,40},\\s?${AGENCY})[)\\]]\\s*(?:\\([^()]{2,30}\\))?\\.?$`,
);
const GLUED_CREDIT = new RegExp(
  `[a-z]\\.?(?:(?<=[.])|(?=[A-Z]))${AGENCY}$|[\\s.](?:\\p{Lu}[\\p{L}'-]+\\s){1,3}?\\p{Lu}[\\p{L}'-]+\\s?\\/\\s?(?:[\\p{L} ]{2,20}\\/)?${AGENCY}$`,
  "u",
);
const OPENING =
  /^(?:FILE\s?(?:PHOTO|PICTURE|IMAGE)?\s?[-–—:]|File (?:photo|picture|image)|(?:In )?[Tt]his (?:\w+,? ){0,6}?(?:file )?(?:photo|picture|image|photograph|handout|screengrab|screenshot|frame grab)\b|(?:A|An) (?:file |handout |undated )?(?:photo|picture|image|photograph) (?:shows?|of|taken|released)|Photo(?:graph)? (?:shows?|taken|by)\b|Pictured[:,]|Left to right|From left\b|\(From left|Caption\s?:)/;
/** "… the compound says. © Ana Ruiz - AFP". */
const SIGNED = new RegExp(`©\\s?[\\p{L}][\\p{L}.'’ -]{1,40}\\s?[-–—/,]\\s?${AGENCY}\\.?$`, "u");
const CREDIT_FIRST = new RegExp(
  `^(?:\\p{Lu}[\\p{L}.'-]+\\s){1,2}\\p{Lu}[\\p{L}.'-]+\\s?(?:\\/|,)\\s?${AGENCY}(?:\\s(?:\\p{Lu}|file)|$)`,
  "u",
);
const CREDIT_ONLY = new RegExp(
  `^(?:\\(?(?:photo|image|picture)?\\s?(?:by|:|credit:?)?\\s?)?[^.!?]{0,45}(?:\\/|\\bvia\\s)\\s?${AGENCY}\\)?$|^${AGENCY}(?:\\s?\\/\\s?${AGENCY})*$`,
  "i",
);
/** "Ana Berg, left, and her Chadian counterpart Ali Deby, right, shake hands". */
const SEATED = /\p{L},? \(?(?:(?:second|third|far) (?:from )?)?(?:left|right|cent(?:er|re))\)?(?:,| and\b)/u;
/** Present-tense verbs of what people are seen doing. */
const DESCRIBES =
  /\b(?:attend|attends|shakes?|shaking|speaks?|gestures?|poses?|arrives?|listens?|looks? on|walks?|waves?|greets?|addresses|delivers|meets?|stands?|sits?|talks?|holds?|is seen|are seen|is pictured|are pictured|pictured|review|reviews|welcomes?|inspects?)\b/;
const GLUED =
  /^((?:[^.!?]|\.(?=\S)){20,300}?\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2},\s(?:19|20)\d\d)\s+(?=["“]?\p{Lu})/u;
