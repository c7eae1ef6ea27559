/** What pages that mean harm carry in a title, a name, an address: markup and script that must stay words. */
export const VECTORS: readonly string[] = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='alert(1)`,
  `</title><svg/onload=alert(1)>`,
  `<!--<style>@import url(//evil.example)</style>-->`,
  `\u0000<iframe srcdoc="x">`,
  `&lt;script&gt;alert(1)&lt;/script&gt;`,
  `</textarea><script>alert(1)</script>`,
  `</script><script>alert(1)</script>`,
  `<svg><animate onbegin=alert(1) attributeName=x>`,
  `<math><mtext><style><img src onerror=alert(1)>`,
  `<a href="javascript:alert(1)">x</a>`,
  `<base href="//evil.example/">`,
  `<form action="//evil.example"><button>x</button></form>`,
  `\u202E\u2066"autofocus onfocus=alert(1)`,
  `{{constructor.constructor('alert(1)')()}}`,
];
