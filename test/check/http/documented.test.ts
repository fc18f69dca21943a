import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { httpRules } from '../../../src/check/http/http-rules.ts'
import { linkRules } from '../../../src/check/http/link-rules.ts'
import { aliasRule } from '../../../src/check/http/other-address-rules.ts'
import { pageRules } from '../../../src/check/http/page-rules.ts'
import type { Rule } from '../../../src/check/rule.ts'

const page = readFileSync('docs/rules.md', 'utf8')

type Facts = Pick<Rule<never>, 'id' | 'level' | 'sentence'>

const sections: Readonly<Record<string, readonly Facts[]>> = {
  HTTP: httpRules,
  'Pages and links': [...pageRules, ...linkRules, aliasRule],
}

/** Id, and the line of level and sentence, of each rule of a section; each has a paragraph. */
function documented(section: string): string[] {
  const text = page.split(/^## /m).find((one) => one.startsWith(`${section}\n`)) ?? ''
  const [, ...rules] = text.split(/^### /m)
  return rules.map((rule) => {
    const [id = '', line, paragraph = ''] = rule.split('\n\n')
    assert.match(paragraph, /^\S.{40,}\.\n*$/s, id)
    return `${id}: ${line}`
  })
}

describe('docs/rules.md', () => {
  for (const [section, rules] of Object.entries(sections)) {
    it(`tells of every rule of the section ${section}, as the code has it`, () => {
      assert.deepEqual(
        documented(section),
        rules.map(({ id, level, sentence }) => `${id}: **${level}** · ${sentence}`),
      )
    })
  }
})
