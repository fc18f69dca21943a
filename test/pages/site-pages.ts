import { formats } from '../../src/render/formats.ts'

/** One page of every kind of the sample site, by what it is. */
export const samplePages: Readonly<Record<string, string>> = {
  home: '/',
  topic: '/topics/flights/',
  article: '/articles/istanbul-second-round-signs-of-thaw/',
  feeds: '/feeds/',
  API: '/api/',
  ...Object.fromEntries(formats.map(({ name, file }) => [`preview of ${name}`, `/${file}`])),
  'preview of a topic': '/topics/prisoner-exchange/rss.xml',
}

/** The same of the site in which every field has its use. */
export const completePages: Readonly<Record<string, string>> = {
  'complete home': '/',
  'complete topic': '/topics/harbours/',
  'topic without articles': '/topics/empty/',
  'complete article': '/articles/every-field/',
  'article in another language': '/articles/ein-html-artikel/',
  'article in the other direction': '/articles/ivrit/',
  'complete feeds': '/feeds/',
  'complete API': '/api/',
  'complete preview': '/rss.xml',
}
