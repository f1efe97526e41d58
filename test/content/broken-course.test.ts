// Each mistake an author can make in course.yaml is told with its line and its remedy.

import assert from 'node:assert/strict'
import { changed, course, lesson, problemsIn } from './content-folder.ts'

const mistakes: [name: string, from: string, to: string, problem: string][] = [
  [
    'an id that is not the folder',
    'id: stad',
    'id: stan',
    '1: the course is called "stan" but its folder "stad", write "stad"',
  ],
  [
    'a bad e-mail address',
    'samordnare@example.se',
    'samordnare',
    '6: this is no e-mail address, write one such as',
  ],
  ['no language', '[sv, en]', '[]', '7: there is no language, write at least one'],
  [
    'a bad language',
    '[sv, en]',
    '[sv, Engelska]',
    '7: this is no language code, write its two or three small letters',
  ],
  ['a repeated language', '[sv, en]', '[sv, en, sv]', '7: "sv" is already taken, choose another'],
  [
    'an unknown zone',
    'Europe/Stockholm',
    'Europe/Stokholm',
    '9: "Europe/Stokholm" is not known in "zone", write "Europe/Stockholm"',
  ],
  [
    'an unknown weekday',
    '[tuesday]',
    '[tusday]',
    '10: "tusday" is not known in item 1 of "weekdays", write "tuesday"',
  ],
  ['no weekday', '[tuesday]', '[]', '10: there is no weekday, write one or more'],
  [
    'half a week',
    'everyWeeks: 2',
    'everyWeeks: 0.5',
    '11: this is no number of weeks, write a whole number from 1',
  ],
  ['an impossible time', 'time: 09:00', 'time: 25:00', '12: this is no time of day, write hours and minutes'],
  [
    'a time outside the hours',
    'time: 09:00',
    'time: 16:00',
    '12: lessons go out outside the working hours, write a time from 08:00 and before 16:00',
  ],
  [
    'hours the wrong way round',
    'to: 16:00',
    'to: 07:00',
    '15: the working day ends before it begins, write a time after 08:00',
  ],
  [
    'an unknown country',
    'holidays: SE',
    'holidays: Sverige',
    '16: "Sverige" is not known in "holidays", write another one: the country',
  ],
  [
    'a break that ends before it begins',
    'to: 2027-01-08',
    'to: 2026-12-20',
    '19: the break ends before it begins, write 2026-12-21 or a later date',
  ],
]

describe('a course.yaml with a mistake', () => {
  for (const [name, from, to, problem] of mistakes) {
    it(`tells where ${name} is and what to write instead`, async () => {
      const problems = await problemsIn({
        'stad/course.yaml': changed(course, from, to),
        'stad/01-first.yaml': lesson,
      })

      assert.ok(
        problems.some((told) => told.startsWith(`stad/course.yaml:${problem}`)),
        problems.join('\n'),
      )
    })
  }
})
