// What html-validate asks of pages: all it recommends, and all it knows of accessibility.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y"],
  rules: {
    // HTML5 as browsers and the Nu checker take it.
    "doctype-style": ["error", { style: "lowercase" }],
    // Headings in Korean and Arabic give ids in Korean and Arabic.
    "valid-id": ["error", { relaxed: true }],
    // A title is as long as its writer makes it; how lists cut it off is theirs.
    "long-title": "off",
    // Of no consequence to anybody who reads a page.
    "no-trailing-whitespace": "off",
  },
};
