import { fold } from '../../model/fold.ts'

const names =
  'Reuters, AP, Associated Press, The Associated Press, AFP, Agence France-Presse, dpa, EFE, ANSA, APA, ATS, TASS, RIA Novosti, Interfax, Xinhua, Anadolu, Anadolu Agency, AA, DHA, İHA, Bloomberg, PTI, ANI, IANS, VNA, TTXVN, Kyodo, Jiji, Yonhap, UPI, PA Media, Ukrinform, Belga, ANP, NTB, Ritzau, STT, PAP, ČTK, MTI, Lusa, Europa Press, KNA, epd, WAM, Antara, Bernama, Kyodo News, CNA, PNA'

const agencies = new Set(names.split(', ').map(fold))

/** Whether a name is that of a news agency, which signs articles in papers of others. */
export function isAgency(name: string): boolean {
  return agencies.has(fold(name))
}
