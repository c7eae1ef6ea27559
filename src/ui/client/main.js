// What the script adds to screens that work without it: keys, copying, marking, values changed in place, words selected, files dropped,
// progress. It runs in the page, so it is plain script with types in comments: nothing is bundled and nothing is loaded from elsewhere.
import { dropping } from "./drop.js";
import { editing } from "./edit.js";
import { keys } from "./keys.js";
import { panning } from "./pan.js";
import { progress } from "./progress.js";
import { selecting } from "./select.js";
import { swapping, toast } from "./swap.js";

document.documentElement.classList.add("script");
keys();
panning();
swapping();
editing();
selecting();
dropping();
progress();
toast();
