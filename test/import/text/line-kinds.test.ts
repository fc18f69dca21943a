import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { kindOf, lineKinds } from '../../../src/import/text/line-kinds.ts'

const samples: Readonly<Record<string, readonly string[]>> = {
  'picture-file': ['boats-at-dusk-2024.jpg', 'IMG_2041.HEIC', 'https://img.example/a/kai.webp'],
  'photo-credit': [
    'Photo: Ines Okoro',
    'FOTO: Hafenarchiv',
    '(Ảnh: Lê Bến)',
    'Photo by Nis Carstens',
  ],
  caption: [
    'The crane at low tide. Photo: Ines Okoro',
    'Ein Boot legt an. (Foto: Nis Carstens)',
    'Rowers rest at the mole [Ines Okoro/Reuters]',
    'The bridge turns. © Harbour Archive',
  ],
  'skip-link': [
    'Skip to main content',
    'Zum Inhalt springen',
    'İçeriğe geç',
    'Saltar al contenido',
  ],
  player: ['Listen to this article', 'Artikel anhören', 'Nghe bài viết', 'Drucken', 'Print'],
  advertisement: ['Advertisement', '- Anzeige -', 'Publicidad', 'ADVERTISEMENT', '広告'],
  share: [
    'Share on Facebook',
    'Facebook Twitter WhatsApp',
    'Teilen: E-Mail',
    'Paylaş',
    'Copy link',
  ],
  follow: ['Follow us on Telegram', 'Folgen Sie uns auf Mastodon', 'Join our WhatsApp channel'],
  cookies: [
    'We use cookies to count visits. By continuing you agree to that.',
    'Wir verwenden Cookies. Sind Sie damit einverstanden?',
    'Sitemizde çerezler kullanılmaktadır, devam ederek kabul edersiniz.',
  ],
  age: ['Last updated 2 minutes ago', 'Vor 5 Minuten', '3 saat önce', '2 часа назад'],
  paywall: [
    'Subscribe to continue reading',
    'This article is for subscribers only.',
    'Dieser Artikel ist nur für Abonnenten.',
    'Il vous reste 75 % de cet article à lire.',
  ],
  scripts: ['Please enable JavaScript to read this page.', 'Bitte JavaScript aktivieren'],
  'reading-time': ['3 min read', 'Lesezeit: 4 Minuten', '5 dakika okuma', '≈ 2 Minuten'],
  'read-also': [
    'Read also: The crane is painted',
    'Lesen Sie auch: Neue Bänke',
    'Xem thêm: Cầu cũ',
  ],
  others: ['Latest news', 'Meistgelesen', 'Lo más leído', 'İlgili haberler', 'More from Harbour'],
  comments: ['Comments (3)', '(0) Comments', 'Leave a reply', 'Yorumlar', 'Bình luận (0)'],
  'comment-rules': [
    'Comments are moderated by two people.',
    'You must be logged in to write here.',
  ],
  copyright: ['© 2024 Harbour Mail', 'Copyright 2023 Tide Ltd', 'Alle Rechte vorbehalten'],
  footer: ['Privacy policy', 'Impressum', 'Künye', 'Terms of use'],
  subscribe: ['Sign up for our letter', 'Suscríbete a nuestro boletín', 'Newsletter'],
  translation: ['Translated by a machine', 'Переведено сервисом порта'],
  tags: ['Tags: harbour, rowing', 'Schlagwörter: Hafen, Musik'],
  links: ['Home | Harbour | Sport', 'Inicio · Puerto · Cultura', 'Home > News > Harbour'],
  figures: ['12', '1/4', '* * *'],
}

const sentences = [
  'The comments of the pilots were read out at the meeting.',
  'She shares her boat with two friends and a dog.',
  'Advertisements for the festival hang in every shop window of the town.',
  'The baker sells cookies in the shape of boats.',
  'Two minutes later the bridge closed again.',
  'The latest news from the island came by boat.',
  'He told the paper that the photo showed another crane.',
  'The last word belonged to the crew: a long race, they said, is won at night.',
  'The copyright of the map belongs to the harbour office.',
  'The ferry leaves at six (Monday to Friday).',
  'A new key for the old gate',
  'The bridge was closed 2 minutes ago.',
  'What the council wants to do with the crane',
]

describe('lineKinds', () => {
  for (const { id } of lineKinds) {
    it(`knows lines of the kind ${id}`, () => {
      const lines = samples[id] ?? []
      assert.ok(lines.length > 0, `no sample of ${id}`)
      for (const line of lines) assert.equal(kindOf(line)?.id, id, line)
    })
  }

  it('takes no sentence and no heading for anything else', () => {
    for (const line of sentences) assert.equal(kindOf(line)?.id, undefined, line)
  })
})
