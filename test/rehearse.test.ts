import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const rehearse = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['bot/rehearse.ts', ...args]).then(
    ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  )

describe('npm run rehearse', () => {
  it('prints what a course will be like, in Swedish, with its dates', async () => {
    const { code, stdout } = await rehearse('--learners', '20', '--course', 'stad')

    assert.equal(code, 0)
    assert.match(stdout, /^Generalrepetition med 20 påhittade medarbetare/)
    assert.match(stdout, /Varför angår det här alla\?\s+20\d\d-\d\d-\d\d/)
    assert.match(stdout, /fick en och samma person 1 kort på en dag/)
    assert.match(stdout, /Utanför arbetstid gick 0 kort/)
  })

  it('adds up on the worst day of Teams too', async () => {
    const { code, stdout } = await rehearse('--learners', '40', '--course', 'stad', '--worst-day')

    assert.equal(code, 0)
    assert.match(stdout, /fick en och samma person 1 kort på en dag/)
    assert.match(stdout, /Alla räkningar stämmer/)
  })

  it('measures several sizes, and gives everything as JSON where wanted', async () => {
    const { stdout } = await rehearse('--sizes', '10,20', '--json')

    const measured = JSON.parse(stdout)
    assert.deepEqual(
      measured.map((each: { rehearsal: { people: { all: number } } }) => each.rehearsal.people.all),
      [10, 20],
    )
  })

  it('says which courses there are when it is asked for another', async () => {
    const { code, stderr } = await rehearse('--course', 'sta')

    assert.equal(code, 1)
    assert.match(stderr, /^There is no course "sta" in content\. Give --course one of: .*stad/)
  })

  it('says what is wrong with a number', async () => {
    const { code, stderr } = await rehearse('--learners', 'many')

    assert.equal(code, 1)
    assert.match(stderr, /^--learners: /)
  })
})
