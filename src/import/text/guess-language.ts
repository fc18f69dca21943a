// Small words that hold sentences together: a text of some length has many of its language's.
const smallWords: Readonly<Record<string, string>> = {
  en: 'the of and to in that is was for it with as his on be at by this had not are but from have they which were their an or has will would been its',
  de: 'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über',
  fr: 'le la les de des et en du une est que dans qui pour pas sur au par plus avec il ce sont ont été aux mais son cette ses comme nous leur',
  es: 'el la los de que y en un una por con no para las del se su al lo como más pero sus fue este ha son entre está desde cuando muy sin sobre también hasta',
  it: 'il la di che e è per un una in del della con non si da sono le dei al come anche più ha nel alla ma dal gli suo questo',
  pt: 'o a de que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já também só pelo pela até',
  nl: 'de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij door naar heeft nog worden uit over deze wordt',
  sv: 'och i att det som en på är av för med till den har de inte om ett men var sig från vi så kan när nu också efter eller vid',
  da: 'og i at det er en til på som med for af den de har ikke der var et om sig han men fra kan efter også blev ved eller så nu',
  nb: 'og i det er som på en til av for at med har de den ikke om et var men fra seg ble også etter kan han ved eller så nå',
  fi: 'ja on ei se että oli hän ovat mutta myös kun niin kuin joka sen ole jo tai ovat mukaan sekä vuoden jos nyt vain',
  pl: 'i w na z się nie do że to jest o jak po od za przez dla oraz są ale był ma tym jego także który która przy już',
  cs: 'a v na se je že s z do i o to k ve po za by pro jako jsou ale od podle které který při byl aby také již',
  tr: 've bir bu için ile da de olarak olan çok daha en kadar gibi sonra ise ancak göre olduğu üzere her ama ya hem ne',
  id: 'yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena ada mereka oleh sudah saya telah atau bisa tersebut',
  vi: 'và của là có được trong cho các không một với những người để này đã từ khi đến cũng như về tại ra vào sẽ theo',
  ru: 'и в не на что с по как это из за от для к о его но все при она так был же до было их или также между после',
  uk: 'і в не на що з та до як це у за від для про його але при вона був його або також між після які який',
  ro: 'și de în a la cu că pe un o pentru nu din care mai este sunt au fost prin dar sau după această',
  hu: 'a az és hogy nem is egy van volt de már csak mint meg ez azt szerint még vagy lesz után',
}

// Scripts that one language has mostly for itself; Japanese is told from Chinese by its kana.
const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
]

const known: readonly (readonly [string, ReadonlySet<string>])[] = Object.entries(smallWords).map(
  ([language, list]) => [language, new Set(list.split(' '))],
)

// Names and lists have few of them; languages that put endings to words have fewer than others.
const leastShare = 0.05
// How much more of its own than of any other language a text has.
const lead = 1.25
const sampleLength = 20_000

/** The language of a text as BCP 47, told by its script or its small words; of a list, nothing. */
export function guessLanguage(text: string): string | undefined {
  const sample = text.slice(0, sampleLength)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const script = scripts.find(([, pattern]) => (sample.match(pattern)?.length ?? 0) > letters / 5)
  if (letters > 0 && script !== undefined) return script[0]
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  if (words.length < 12) return undefined
  const counts = known.map(([language, small]) => {
    return { language, count: words.filter((word) => small.has(word)).length }
  })
  const [best, second] = counts.sort((a, b) => b.count - a.count)
  if (best === undefined || second === undefined) return undefined
  const isClear = best.count >= words.length * leastShare && best.count >= second.count * lead
  return isClear ? best.language : undefined
}

/** Whether a word of a language says little of what a text is about. */
export function isSmallWord(word: string, language: string): boolean {
  return known.some(([code, small]) => language.startsWith(code) && small.has(word))
}
