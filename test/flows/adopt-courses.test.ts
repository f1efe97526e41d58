import assert from 'node:assert/strict'
import type { Problem } from '../../bot/core/problem.ts'
import { adoptCourses, type OfferedCourse } from '../../bot/flows/adopt-courses.ts'
import { startCourses } from '../../bot/flows/start-courses.ts'
import { createMemoryCourseContentStore } from '../../bot/local/memory-course-content-store.ts'
import { course, lesson } from '../support/builders.ts'

const problem: Problem = {
  file: 'content/stad/01.yaml',
  line: 4,
  what: 'it is wrong',
  instead: 'write it right',
}
const old = course('stad')
const corrected = course('stad', {
  lessons: [lesson('ett', { edition: 'second' }), lesson('tva'), lesson('tre')],
})

function right(of = old, problems: readonly Problem[] = []): OfferedCourse {
  return { id: of.id, course: of, problems: [], problemsSince: () => problems }
}

function broken(id = 'stad'): OfferedCourse {
  return { id, course: undefined, problems: [problem], problemsSince: () => [] }
}

const offer = (...courses: OfferedCourse[]) => ({ folder: 'content', courses, problems: [] })

async function worldWith(...started: (typeof old)[]) {
  const runs = memoryRuns()
  const world = { runs, contents: createMemoryCourseContentStore() }
  await startCourses(world, started)
  return world
}

function memoryRuns() {
  const kept: Awaited<ReturnType<Parameters<typeof adoptCourses>[0]['runs']['list']>>[number][] = []
  return {
    list: async () => kept,
    put: async (run: (typeof kept)[number]) => void kept.push(run),
  }
}

describe('adopting courses at the start of the program', () => {
  it('takes over a corrected text, and has it the next time', async () => {
    const world = await worldWith(old)

    const adopted = await adoptCourses(world, offer(right(corrected)))
    const next = await adoptCourses(world, offer(broken()))

    assert.deepEqual(adopted, { kind: 'adopted', courses: [corrected], problems: [], asBefore: [] })
    assert.deepEqual(next, { kind: 'adopted', courses: [corrected], problems: [problem], asBefore: ['stad'] })
  })

  it('lets a started course go on with what it had when its folder is broken', async () => {
    const adopted = await adoptCourses(await worldWith(old), offer(broken()))

    assert.deepEqual(adopted, { kind: 'adopted', courses: [old], problems: [problem], asBefore: ['stad'] })
  })

  it('lets a started course go on with what it had when an id is gone, and keeps that', async () => {
    const world = await worldWith(old)

    const adopted = await adoptCourses(world, offer(right(corrected, [problem])))

    assert.deepEqual(adopted, { kind: 'adopted', courses: [old], problems: [problem], asBefore: ['stad'] })
    assert.deepEqual(await world.contents.list(), [old])
  })

  it('lets a started course go on when its folder is gone', async () => {
    const adopted = await adoptCourses(await worldWith(old), offer(right(course('it'))))

    assert.equal(adopted.kind, 'adopted')
    assert.deepEqual(adopted.courses, [course('it'), old])
    assert.deepEqual(
      adopted.problems.map(({ file, what, instead }) => `${file}: ${what}, ${instead}`),
      ['content/stad: the folder of a course that has started is gone, put it back'],
    )
  })

  it('refuses a broken course that has not started, and uses the others', async () => {
    const adopted = await adoptCourses(await worldWith(old), offer(broken('it'), right()))

    assert.deepEqual(adopted, { kind: 'adopted', courses: [old], problems: [problem], asBefore: [] })
  })

  it('keeps nothing of a course that has not started: its ids may still change', async () => {
    const world = await worldWith()

    await adoptCourses(world, offer(right()))

    assert.deepEqual(await world.contents.list(), [])
  })

  it('refuses everything at the very first start, when the author sits there', async () => {
    const adopted = await adoptCourses(await worldWith(), offer(broken('it'), right()))

    assert.deepEqual(adopted, { kind: 'refused', problems: [problem] })
  })
})

describe('starting courses', () => {
  it('keeps what a course says before it is under way', async () => {
    const order: string[] = []
    const noting = (name: string) => ({ list: async () => [], put: async () => void order.push(name) })

    await startCourses({ runs: noting('run'), contents: noting('content') }, [old])

    assert.deepEqual(order, ['content', 'run'])
  })
})
