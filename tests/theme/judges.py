"""What judges ask of a page in the browser: each gives the faults that it finds, as texts; SEEN what is seen."""

from __future__ import annotations

# A teaser of so many lines is meant to end with "…": the whole stands where its title leads. A bar of the
# month is a mark on narrow screens: its event stands in the list below.
_CUT_OFF = """[...document.querySelectorAll("main *, header *, footer *")]
  .filter(each => each.checkVisibility() && each.textContent.trim() && !each.closest("svg, .visually-hidden, .month-grid__bar"))
  .filter(each => ["hidden", "clip"].includes(getComputedStyle(each).overflowX)
    || ["hidden", "clip"].includes(getComputedStyle(each).overflowY))
  .filter(each => getComputedStyle(each).webkitLineClamp === "none")
  .filter(each => each.clientWidth > 1 && each.clientHeight > 1)
  .filter(each => each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2)
  .map(each => `cut off: ${each.scrollHeight}/${each.clientHeight} ${each.outerHTML.slice(0, 120)}`)"""

_WIDE = """(document.scrollingElement.scrollWidth > innerWidth
  ? [document.scrollingElement.scrollWidth + " wide:", ...[...document.querySelectorAll("body *")]
    .filter(each => each.getBoundingClientRect().right > innerWidth + 1 || each.getBoundingClientRect().left < -1)
    .filter(each => each.checkVisibility()).slice(-1).map(each => each.outerHTML.slice(0, 120))] : [])"""

TOO_WIDE = f"() => {_WIDE}"

SPACED_OUT = f"""() => {{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* {{ line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important }} p {{ margin-block-end: 2em !important }}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return [...{_WIDE}, ...{_CUT_OFF}];
}}"""

# What axe judges contrast by: the text's colour and size and what is painted behind it, ancestor by ancestor. The
# classes of what is painted and of the two elements next to the text stand for the rest: what lies over what.
TEXTS = """() => {
  const ground = new Map([[null, ""]]);
  const named = each => `${each.localName}.${(each.getAttribute("class") || "").replace(/\\bpage--\\S+/, "")}`;
  const behind = each => {
    if (!ground.has(each)) {
      const style = getComputedStyle(each);
      const paint = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode].join();
      const own = paint === "rgba(0, 0, 0, 0),none,1,none,normal" ? "" : `>${named(each)} ${paint}`;
      ground.set(each, behind(each.parentElement) + own);
    }
    return ground.get(each);
  };
  const isText = each => [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  window.parts = [...document.querySelectorAll("body, body *")];
  return [...window.parts.entries()]
    .filter(([, each]) => (isText(each) || each.matches("input, select, textarea")) && each.checkVisibility())
    .map(([number, each]) => {
      const style = getComputedStyle(each);
      const isLarge = parseFloat(style.fontSize) >= (style.fontWeight >= 700 ? 18.66 : 24);
      return [number, [style.color, isLarge, style.textDecorationLine, style.textShadow,
        each.matches("p *, li *, dd *, td *"), named(each.parentElement), named(each), behind(each)].join(" ")];
    });
}"""

# What the rule of axe on the size of targets can find fault with: what is small, or lies below another.
TIGHT = """() => {
  window.parts = [...document.querySelectorAll("body, body *")];
  const targets = [...window.parts.entries()]
    .filter(([, each]) => each.matches("a[href], button, input, select, textarea, summary, [tabindex], [role]"))
    .filter(([, each]) => each.checkVisibility()).map(([number, each]) => [number, each.getBoundingClientRect()]);
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return targets.filter(([number, box]) => box.width < 24 || box.height < 24
    || targets.some(([other, its]) => other !== number && meet(box, its))).map(([number]) => number);
}"""

SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, summary")]
  .filter(each => each.checkVisibility() && !each.classList.contains("skip-link"))
  .filter(each => !each.closest("p, li, dd, td, th, h1, h2, h3, h4, h5, figcaption") || each.closest("nav"))
  .map(each => [each, each.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([each, box]) => `${each.outerHTML.slice(0, 120)} ${Math.round(box.width)}x${Math.round(box.height)}`)
"""

MOVING = """() => [...document.getAnimations().map(each => each.effect.target.outerHTML),
  ...[...document.querySelectorAll("*")].filter(each => {
    const style = getComputedStyle(each);
    const long = times => times.split(",").some(time => parseFloat(time) > 0.01);
    return style.scrollBehavior === "smooth" || long(style.transitionDuration)
      || (style.animationName !== "none" && long(style.animationDuration));
  }).map(each => each.outerHTML)].map(html => `moves: ${html.slice(0, 120)}`)"""

# A control without frame, underline or mark of its own would be lost among plain text. A large link of
# a card has its title underlined or in the colour that readers gave to links.
FORCED = """() => {
  const plain = getComputedStyle(document.body).color;
  return [...document.querySelectorAll("main a[href], main button, main summary, main input, main select")]
    .filter(each => each.checkVisibility() && each.textContent.trim())
    .filter(each => {
      const style = getComputedStyle(each);
      return style.color === plain && style.borderStyle === "none" && style.textDecorationLine === "none"
        && each.localName !== "summary";
    }).map(each => `like plain text: ${each.outerHTML.slice(0, 120)}`);
}"""

# What script may add: the reader's own time, what is under way or not open at this moment, how much a
# choice shows.
ADDED = "[data-added], .event-when__yours, .registration__closed, [data-over], [data-this-month], output"

SEEN = r"""added => {
  const shown = selector => [...document.querySelectorAll(selector)]
    .filter(each => each.checkVisibility() && !each.closest(added));
  const text = each => {
    const copy = each.cloneNode(true);
    copy.querySelectorAll(`${added}, [hidden]`).forEach(part => part.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  return {
    headings: shown("h1, h2, h3, h4, h5, h6").map(text),
    links: shown("a[href]").map(each => each.getAttribute("href")),
    texts: shown("p, li, td, th, dt, dd, figcaption, summary").map(text).filter(Boolean),
  };
}"""

DEAD = """() => [
  ...[...document.querySelectorAll("button")].filter(each => !each.form && !each.popoverTargetElement
    && !each.commandForElement),
  ...[...document.querySelectorAll("form")].filter(each => !each.getAttribute("action")
    || !each.querySelector("button, input[type=submit], input[type=image]")),
].filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 160))"""
