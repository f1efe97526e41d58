import assert from 'node:assert/strict'
import type { Course } from '../../bot/core/course.ts'
import type { Adopted } from '../../bot/flows/adopt-courses.ts'
import { followCourses } from '../../bot/flows/follow-courses.ts'
import { course, recordingLog } from '../support/builders.ts'

const problem = { file: 'content/stad/01.yaml', line: 4, what: 'it is wrong', instead: 'write it right' }

function following(adopt: () => Promise<Adopted>) {
  const world = { revision: undefined as string | undefined, adoptions: 0, log: recordingLog() }
  const atStart = [course('stad')]
  const source = followCourses({
    edits: { revision: async () => world.revision },
    atStart: { courses: atStart, revision: undefined },
    adopt: () => {
      world.adoptions++
      return adopt()
    },
    log: world.log as never,
  })
  return { world, source, atStart }
}

function adopted(...courses: Course[]): Adopted {
  return { kind: 'adopted', courses, problems: [], asBefore: [] }
}

describe('following what the courses say', () => {
  it('gives the same courses, and reads nothing, until a lesson is written', async () => {
    const { world, source, atStart } = following(async () => adopted())

    assert.equal(await source.current(), atStart)
    assert.equal(await source.current(), atStart)

    assert.equal(world.adoptions, 0)
  })

  it('reads them once for all who ask after a lesson was written', async () => {
    const edited = course('stad')
    const { world, source } = following(async () => adopted(edited))
    world.revision = 'one'

    const [first, second] = await Promise.all([source.current(), source.current()])
    await source.current()

    assert.deepEqual([first?.[0], second?.[0], world.adoptions], [edited, edited, 1])
  })

  it('notices what is written while it reads', async () => {
    const { world, source } = following(async () => {
      world.revision = 'two'
      return adopted(course(`edition-${world.adoptions}`))
    })
    world.revision = 'one'

    await source.current()

    assert.equal((await source.current())[0]?.id, 'edition-2')
  })

  it('goes on with what it has when nothing can be used, and says why', async () => {
    const { world, source, atStart } = following(async () => ({ kind: 'refused', problems: [problem] }))
    world.revision = 'one'

    assert.equal(await source.current(), atStart)

    assert.match(JSON.stringify(world.log), /it is wrong/)
  })

  it('tries again when the storage was away', async () => {
    let isAway = true
    const { world, source } = following(async () => {
      if (isAway) throw new Error('away')
      return adopted(course('it'))
    })
    world.revision = 'one'

    await assert.rejects(source.current(), /away/)
    isAway = false

    assert.equal((await source.current())[0]?.id, 'it')
  })
})
