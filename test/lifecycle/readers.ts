import { feedparser } from './feedparser.ts'
import { newsboat } from './newsboat.ts'
import type { ReaderProgram } from './reader.ts'

/** The readers with which the life of articles is played through. */
export const readers: readonly ReaderProgram[] = [feedparser, newsboat]
