/** The page of the gallery: every picture with its sound, its sentence and its parameters. */
import { nameOf } from '../entries/index.mjs';

const style = `
  :root { color-scheme: light dark; --line: #d8dbe0; --card: #fff; --dim: #5c6370; }
  @media (prefers-color-scheme: dark) {
    :root { --line: #3a3f47; --card: #1f2228; --dim: #a3aab6; }
    body { background: #16181c; color: #e4e7eb; }
    img { filter: brightness(0.85); }
  }
  body { margin: 2rem auto; max-width: 100rem; padding: 0 1rem; font: 1rem/1.45 system-ui, sans-serif; }
  nav a { margin-right: 1rem; }
  section > div { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); gap: 1rem; }
  article { border: 1px solid var(--line); border-radius: 6px; padding: 1rem; background: var(--card); }
  h3 { margin: 0 0 0.5rem; font-size: 1rem; }
  img { display: block; width: 100%; height: auto; border-radius: 3px; }
  audio { width: 100%; margin-top: 0.5rem; }
  p { margin: 0.5rem 0; }
  .dim { color: var(--dim); font-size: 0.875rem; }
`;

const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

export function indexPage(title, families, items) {
  const shown = families.filter((family) => items.some((item) => item.family === family));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escape(title)}</h1>
<p>All sounds are rendered at 44.1 kHz from the entries in <code>gallery/entries</code>. All of them as <a href="contact-sheet.png">one picture</a>.</p>
<nav>${shown.map((family) => `<a href="#family-${family}">${family}</a>`).join('')}</nav>
${shown.map((family) => section(family, items)).join('\n')}
</body>
</html>
`;
}

function section(family, items) {
  const articles = items.filter((item) => item.family === family).map(article);
  return `<section id="family-${family}">\n<h2>${family}</h2>\n<div>\n${articles.join('\n')}\n</div>\n</section>`;
}

function article({ entry, path, gainDb }) {
  const file = path.replaceAll('\\', '/');
  const parameters = Object.entries(entry.parameters ?? {}).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  const level = gainDb < 0 ? [`turned down by ${(-gainDb).toFixed(1)} dB`] : [];
  const notes = [...parameters, ...level].join(' · ');
  return `<article id="${nameOf(entry)}">
<h3><code>${nameOf(entry)}</code> ${escape(entry.title)}</h3>
<img src="${file}.png" alt="${escape(`${entry.show} of ${nameOf(entry)}: ${entry.about}`)}" loading="lazy">
<audio controls preload="none" src="${file}.wav"></audio>
<p>${escape(entry.about)}</p>${notes === '' ? '' : `\n<p class="dim">${escape(notes)}</p>`}
</article>`;
}
