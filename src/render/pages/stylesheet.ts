import { type Colours, darkScheme, lightScheme, type Scheme } from '../../model/palette.ts'

/** The stylesheet of all pages, in the colours of the site. */
export function stylesheet(colours: Colours): string {
  return `:root {
  color-scheme: light dark;
${properties(lightScheme(colours))}
  --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, P052, Georgia, serif;
  --sans: 'Avenir Next', Avenir, 'Segoe UI', 'Helvetica Neue', Roboto, 'Liberation Sans', Arial, sans-serif;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
${properties(darkScheme(colours))}
  }
}
${rules}`
}

function properties(scheme: Scheme): string {
  return Object.entries(scheme)
    .map(([name, colour]) => `  --${name}: ${colour};`)
    .join('\n')
}

const rules = `*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0;
  border-block-start: 0.35rem solid var(--accent);
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem/1.55 var(--serif);
  overflow-wrap: anywhere;
}
.masthead, main, .foot { max-width: 72rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2.5rem); }
h1, h2, h3, h4, h5, h6 { line-height: 1.15; margin: 0; text-wrap: balance; font-weight: 700; }
p, ul, ol, dl, figure, blockquote, pre, table { margin: 0 0 1em; }
a { color: var(--accent); text-decoration-thickness: 0.06em; text-underline-offset: 0.16em; }
a:hover { text-decoration-thickness: 0.13em; }
:focus-visible { outline: 0.2rem solid var(--accent); outline-offset: 0.15rem; border-radius: 0.1rem; }
img, video, audio { max-width: 100%; }
img, video { height: auto; }
ul[class], ol[class] { list-style: none; padding: 0; }
pre, code { direction: ltr; unicode-bidi: isolate; text-align: left; }
time, .byline > span, .article > footer a { unicode-bidi: isolate; }
sup { line-height: 0; }
:lang(ar), :lang(fa), :lang(he), :lang(ur) { letter-spacing: 0 !important; font-style: normal !important; }
.skip { position: absolute; inset-inline-start: -100vw; padding: 0.6rem 1rem; background: var(--paper); font-family: var(--sans); z-index: 1; }
.skip:focus { inset-inline-start: 0; }

.masthead { padding-block-start: 1.1rem; }
.masthead > div { display: flex; flex-wrap: wrap; align-items: last baseline; justify-content: space-between; gap: 0.3rem 1.5rem; padding-block-end: 0.7rem; }
.masthead p { margin: 0; }
.name { flex: 1 1 11rem; font-size: clamp(1.35rem, 0.9rem + 2.2vw, 2.4rem); line-height: 1.1; font-weight: 700; letter-spacing: -0.012em; text-wrap: balance; }
.name a { color: inherit; text-decoration: none; }
.name a:hover { color: var(--accent); }
.name img { display: block; width: auto; height: clamp(2rem, 6vw, 3.2rem); }
.to-feeds, .masthead nav, .kicker, .date, .byline, .feeds, .services, .follow, .beside h2, .foot, .pager span, .address, .more .date, .article > footer, summary, button, figcaption, table, input { font-family: var(--sans); }
.to-feeds { font-size: 0.9rem; font-weight: 600; }
.to-feeds a, .foot li a { display: inline-block; padding-block: 0.3rem; }
.masthead nav { border-block: 1px solid var(--rule); }
.masthead nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0; padding: 0; list-style: none; font-size: 0.85rem; }
.masthead nav li { flex: none; max-width: 90vw; }
.masthead nav a { display: block; padding-block: 0.5rem; border-block-end: 0.15rem solid transparent; color: inherit; text-decoration: none; }
.masthead nav a:hover, .masthead nav a[aria-current] { border-color: currentColor; color: var(--accent); }

main { padding-block: 1.5rem 2.5rem; }
.tagline, #site ~ p, #items ~ p { max-width: 44rem; }
.tagline { margin-block-end: 1.8rem; color: var(--muted); font-style: italic; }
.heading { max-width: 46rem; padding-block: 0.6rem 1.4rem; }
.heading h1 { font-size: clamp(1.9rem, 1.2rem + 3.2vw, 3.1rem); line-height: 1.06; letter-spacing: -0.02em; }
.heading.small h1 { font-size: clamp(1.6rem, 1.2rem + 1.6vw, 2.1rem); }
.standfirst { margin-block: 0.8rem 0; font-size: clamp(1.1rem, 1rem + 0.5vw, 1.3rem); line-height: 1.45; color: var(--muted); }
.kicker { display: flex; flex-wrap: wrap; align-items: center; gap: 0 0.9rem; margin: 0 0 0.15rem; font-size: 0.78rem; font-weight: 600; letter-spacing: 0.045em; text-transform: uppercase; color: var(--muted); }
.kicker a { display: inline-block; padding-block: 0.3rem; text-decoration: none; }
.kicker a:hover { text-decoration: underline; }
.date, .byline { margin: 0; font-size: 0.85rem; color: var(--muted); }
.byline { display: flex; flex-wrap: wrap; gap: 0 1rem; }
.items .byline { margin-block-end: 0.4rem; }
.heading .byline { margin-block-start: 1rem; padding-block-start: 0.7rem; border-block-start: 1px solid var(--rule); }
.byline span:first-child { font-weight: 600; color: var(--ink); }

.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2.5rem clamp(2rem, 5vw, 4rem); }
.columns > section > h2, .beside h2, #items, #topics, #site { margin-block-end: 0.9rem; padding-block-start: 0.5rem; border-block-start: 0.15rem solid var(--ink); font-family: var(--sans); font-size: 0.95rem; letter-spacing: 0.01em; }
.beside { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2rem; align-content: start; }
main > section + section { margin-block-start: 2rem; }
.articles, .items, .topics, .links, .more { margin: 0; }
.articles > li, .items > li { padding-block: 1.15rem; border-block-start: 1px solid var(--rule); }
.articles > li:first-child, .items > li:first-child { padding-block-start: 0; border: 0; }
.articles article { display: flow-root; }
.articles h3, .items h3 { margin-block-end: 0.4rem; font-size: 1.35rem; letter-spacing: -0.008em; }
.articles > li:first-child h3 { margin-block-end: 0.6rem; font-size: clamp(1.6rem, 1.2rem + 2vw, 2.3rem); line-height: 1.1; letter-spacing: -0.015em; }
.articles h3 a, .items h3 a, .topics h3 a { color: inherit; text-decoration: none; }
.articles h3 a:hover, .items h3 a:hover, .topics h3 a:hover { color: var(--accent); text-decoration: underline; }
.articles p { margin-block-end: 0.5rem; }
.articles img { float: inline-end; width: min(38%, 13rem); margin-block: 0.2rem 0.6rem; margin-inline-start: 1.2rem; aspect-ratio: 3 / 2; object-fit: cover; object-position: 50% 25%; }
.articles > li:first-child img { float: none; display: block; width: auto; max-height: 28rem; margin: 0.4rem 0 0.8rem; aspect-ratio: auto; }
.topics > li { padding-block: 0.8rem; border-block-start: 1px solid var(--rule); }
.topics > li:first-child { padding-block-start: 0; border: 0; }
.topics h3 { font-size: 1.1rem; }
.topics p { margin: 0.2rem 0 0.35rem; font-size: 0.95rem; color: var(--muted); }
.topics.wide { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 0 2.5rem; margin-block-end: 1.5rem; }
.topics.wide > li, .topics.wide > li:first-child { padding-block: 0.6rem; border: 0; }
.links { columns: 14rem; }
.links > li, .more > li { padding-block: 0.35rem; }
.more > li { border-block-start: 1px solid var(--rule); padding-block: 0.7rem; }
.more > li:first-child { border: 0; padding-block-start: 0; }
.more a { color: inherit; font-weight: 700; text-decoration: none; }
.more a:hover { color: var(--accent); text-decoration: underline; }
.more .date { display: block; }

.follow { padding: 1.1rem 1.2rem; background: var(--panel); border-inline-start: 0.25rem solid var(--accent); }
.follow h2 { padding: 0; border: 0; font-family: var(--sans); font-size: 1rem; margin-block-end: 0.6rem; }
.follow h3, #site ~ h3 { margin-block: 1rem 0.5rem; font-family: var(--sans); font-size: 0.85rem; }
.follow p:last-child, .follow ul:last-child { margin-block-end: 0; }
.follow { font-size: 0.9rem; }
main > .follow { max-width: 46rem; margin-block-end: 2rem; }
.feeds, .services { display: flex; flex-wrap: wrap; gap: 0.2rem 1.1rem; margin-block-end: 0.8rem; font-size: 0.9rem; }
.topics .feeds { margin: 0; font-size: 0.82rem; }
.feeds a, .services a { display: inline-block; padding-block: 0.2rem; }
.services li { margin: 0; }
.address { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.7rem; }
.address code { padding: 0.35rem 0.6rem; background: var(--paper); border: 1px solid var(--rule); font-size: 0.82rem; user-select: all; }
.beside .address code { font-size: 0.75rem; }
button { padding: 0.4rem 0.9rem; border: 1px solid transparent; border-radius: 0.2rem; background: var(--accent); color: var(--paper); font-size: 0.85rem; font-weight: 600; cursor: pointer; }
button:hover { background: var(--ink); }
fieldset { min-width: 0; margin: 0 0 1rem; padding: 0; border: 0; }
legend { margin-block-end: 0.2rem; padding: 0; font-weight: 600; }
input { font-size: 0.9rem; accent-color: var(--accent); }
input:not([type=checkbox]) { display: block; max-width: 100%; padding: 0.35rem 0.5rem; border: 1px solid var(--muted); border-radius: 0.2rem; background: var(--paper); color: inherit; }
[type=search] { width: 24rem; }
form li label { display: flex; gap: 0.5rem; align-items: baseline; }
form summary { margin-block-end: 0.8rem; }
.fields { display: flex; flex-wrap: wrap; align-items: last baseline; gap: 0.8rem; }
details + .fields { margin-block-start: 1rem; }

.article, .article + .pager, .text { max-width: 39rem; }
.text { font-size: 1.125rem; line-height: 1.62; }
.text > :first-child { margin-block-start: 0; }
.text img { max-height: 44rem; object-fit: contain; object-position: left; }
.text li > :is(ul, ol) { margin: 0; }
.text hr + div { font-size: 0.9em; }
.text h2 { margin: 1.8em 0 0.6em; font-size: 1.4rem; }
.text h3, .text h4, .text h5, .text h6 { margin: 1.5em 0 0.5em; font-size: 1.15rem; }
.text blockquote { margin-inline: 0; padding-inline-start: 1.1rem; border-inline-start: 0.2rem solid var(--accent); font-style: italic; }
.text figcaption { margin-block-start: 0.4rem; font-size: 0.82rem; color: var(--muted); }
figure img { display: block; }
.text pre, .text code { font-size: 0.9em; }
.text pre { padding: 0.9rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--panel); }
.wide { margin-block-end: 1em; overflow-x: auto; overflow-wrap: normal; }
.text table { margin: 0; border-collapse: collapse; font-size: 0.9rem; }
.text th, .text td { padding: 0.4rem 0.7rem; border-block-end: 1px solid var(--rule); text-align: start; vertical-align: top; font-variant-numeric: tabular-nums; }
.text .left { text-align: left; }
.text .right { text-align: right; }
.text .center { text-align: center; }
.enclosure { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; margin-block: 1.6rem; font-family: var(--sans); font-size: 0.88rem; }
.corrections { margin-block: 1.6rem; padding: 0.9rem 1.1rem; background: var(--panel); font-size: 0.95rem; }
.corrections h2 { margin-block-end: 0.5rem; font-family: var(--sans); font-size: 0.95rem; }
.corrections ul { margin: 0; padding-inline-start: 1.1rem; }
.article > footer { margin-block-start: 1.8rem; padding-block-start: 0.9rem; border-block-start: 1px solid var(--rule); font-size: 0.88rem; color: var(--muted); }
.article > footer p { margin-block-end: 0.35rem; }
.pager { display: grid; gap: 1rem 2rem; margin-block: 2rem 0; padding-block: 1rem; border-block: 1px solid var(--rule); }
.pager p { margin: 0; }
.pager span { display: block; font-size: 0.8rem; color: var(--muted); }
.items { max-width: 46rem; }
.items details { margin-block-start: 0.4rem; }
summary { font-size: 0.88rem; color: var(--accent); cursor: pointer; }
.items .text { margin-block-start: 0.8rem; padding-inline-start: 1.1rem; border-inline-start: 1px solid var(--rule); font-size: 1rem; }
.banner img { display: block; max-height: 16rem; }
.enclosure audio { width: min(100%, 24rem); }

.foot { padding-block: 1.5rem 2.5rem; font-size: 0.85rem; color: var(--muted); }
.foot p { padding-block-start: 1rem; border-block-start: 1px solid var(--rule); margin-block-end: 0.5rem; }
.foot ul { display: flex; flex-wrap: wrap; gap: 0.3rem 1.5rem; margin: 0; padding: 0; list-style: none; }

@media (max-width: 48rem) {
  .masthead nav ul { flex-wrap: nowrap; overflow-x: auto; }
}
@media (min-width: 60rem) {
  .columns { grid-template-columns: minmax(0, 1fr) minmax(16rem, 20rem); }
}
@media (min-width: 48rem) {
  .pager { grid-template-columns: 1fr 1fr; }
  .pager .newer { grid-column: 2; text-align: end; }
}
@media (forced-colors: active) {
  .masthead nav a:not([aria-current]) { border-color: Canvas; }
}
@media print {
  .skip, .masthead nav, .to-feeds, .follow, .pager, .beside, .kicker, .foot li:first-child, button, audio, video { display: none; }
  body, .text { font-size: 10.5pt; border: 0; }
  .columns { display: block; }
  .text a[href^="http"]::after, .article > footer a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.8em; }
  .wide { overflow: visible; overflow-wrap: anywhere; }
  figure, pre, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`
