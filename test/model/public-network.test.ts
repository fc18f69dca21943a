import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isPublicHost } from '../../src/model/public-network.ts'

describe('isPublicHost', () => {
  const hosts: [host: string, isPublic: boolean][] = [
    ['old.example', true],
    ['93.184.216.34', true],
    ['10.1.2.3', false],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['127.1', false],
    ['0x7f000001', false],
    ['[::1]', false],
    ['[fd00::1]', false],
    ['[::ffff:10.0.0.1]', false],
    ['localhost', false],
    ['[::127.0.0.1]', false],
    ['[2606:4700::1]', true],
    ['168.63.129.16', false],
    ['2130706433', false],
    ['localhost.', false],
    ['printer.local', false],
    ['printer', false],
  ]
  for (const [host, isPublic] of hosts) {
    it(`takes ${host} for ${isPublic ? 'public' : 'private'}`, () => {
      assert.equal(isPublicHost(new URL(`http://${host}/`).hostname), isPublic)
    })
  }
})
