// How the pages look that letters lead to: one column, large letters, light and dark, no scripts and nothing from
// elsewhere. Every pair of colours has a contrast of 4.5 to 1 or more, lines around fields 3 to 1.

export const pageStyle = `
:root {
  color-scheme: light dark;
  --page: #eef2f5; --sheet: #ffffff; --ink: #1b2733; --soft: #4a5866; --line: #d5dde4; --field: #76848f;
  --accent: #0b4a6f; --on-accent: #ffffff; --tint: #f1f6f9;
  --good: #0c6336; --good-tint: #e8f5ed; --try: #7a4300; --try-tint: #fdf3e4; --bad: #a4262c; --bad-tint: #fdeeee;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #11161b; --sheet: #1b232b; --ink: #e8edf2; --soft: #b4c0cb; --line: #35424e; --field: #8796a3;
    --accent: #9fd3f0; --on-accent: #10202b; --tint: #232e38;
    --good: #8fdcae; --good-tint: #15301f; --try: #f3c98b; --try-tint: #33281a; --bad: #ffb3b0; --bad-tint: #3a1f21;
  }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 1rem .75rem 3rem; background: var(--page); color: var(--ink);
  font: 1.0625rem/1.6 "Segoe UI", system-ui, -apple-system, Roboto, Helvetica, Arial, sans-serif; overflow-wrap: break-word; }
.frame { max-width: 41rem; margin: 0 auto; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; justify-content: space-between;
  padding: .25rem .25rem 1rem; }
.name { display: flex; gap: .5rem; align-items: center; font-weight: 600; }
.name svg { width: 1.1rem; height: 1.4rem; fill: var(--accent); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem; list-style: none; margin: 0; padding: 0; }
nav a, nav [aria-current] { display: inline-block; padding: .35rem .6rem; border-radius: .5rem; }
nav [aria-current] { font-weight: 600; background: var(--sheet); }
a { color: var(--accent); text-underline-offset: .15em; }
main, .wishes { background: var(--sheet); border-radius: 1rem; padding: clamp(1.1rem, 4.5vw, 2.25rem); }
h1 { font-size: clamp(1.5rem, 5vw, 1.9rem); line-height: 1.25; margin: .1rem 0 1.1rem; font-weight: 650; }
h2 { font-size: 1.1rem; line-height: 1.4; margin: 1.75rem 0 .4rem; font-weight: 650; }
p { margin: 0 0 1rem; }
.place, .small { color: var(--soft); font-size: .9375rem; }
.place { margin: 0; }
img { display: block; width: 100%; height: auto; border-radius: .6rem; margin: 0 0 1.25rem; }
.note { padding: .7rem 1rem; border-radius: .6rem; background: var(--tint); font-weight: 600; }
fieldset { border: 0; margin: 1.75rem 0 0; padding: 0; min-width: 0; }
legend { font-size: 1.125rem; line-height: 1.45; font-weight: 650; padding: 0; margin: 0 0 .75rem; }
.hint { color: var(--soft); font-size: .9375rem; margin: -.4rem 0 .75rem; }
.option { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .8rem; align-items: start; margin: 0 0 .6rem;
  padding: .85rem 1rem; border: 1px solid var(--field); border-radius: .7rem; cursor: pointer; }
.option:hover { background: var(--tint); }
.option:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); background: var(--tint); }
.option:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.option input { width: 1.35rem; height: 1.35rem; margin: .12rem 0 0; accent-color: var(--accent); outline: none; }
button { font: inherit; font-weight: 600; min-height: 3rem; padding: .6rem 1.5rem; border-radius: .7rem; cursor: pointer;
  border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); }
button.quiet { background: transparent; color: var(--accent); min-height: 2.75rem; padding: .45rem 1.1rem; }
.send { margin: 1.5rem 0 0; }
:focus-visible, [autofocus]:focus { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: .4rem; }
.error { border: 2px solid var(--bad); background: var(--bad-tint); border-radius: .7rem; padding: 1rem 1.1rem; margin: 0 0 1.5rem; }
.error h2 { margin: 0 0 .25rem; } .error p, .error ul { margin: 0; } .error ul { padding-left: 1.2rem; }
.error a { color: var(--bad); } .error-line { color: var(--bad); font-weight: 600; margin: 0 0 .6rem; }
.verdict { border-left: .35rem solid; border-radius: .6rem; padding: 1rem 1.2rem; margin: 0 0 1.25rem; }
.verdict.good { color: var(--good); background: var(--good-tint); } .verdict.try { color: var(--try); background: var(--try-tint); }
.verdict > :not(h2) { color: var(--ink); } .verdict h2 { margin: 0 0 .5rem; font-size: 1.35rem; }
dl { margin: 0; } dt { font-weight: 650; } dd { margin: 0 0 .75rem; } dd:last-child { margin: 0; }
main details { margin: 1.5rem 0 0; } summary { cursor: pointer; font-weight: 600; color: var(--accent); padding: .4rem 0; }
.wishes { margin-top: 1rem; padding-block: .9rem; } .wishes h2 { margin-top: 1.1rem; font-size: 1rem; }
.wishes p { margin: 0 0 .7rem; } .row { display: flex; flex-wrap: wrap; gap: .6rem; margin: 0 0 .5rem; }
.other { margin-top: 2.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
.other h1 { font-size: 1.35rem; }
`
