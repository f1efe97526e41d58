import assert from 'node:assert/strict'
import fc from 'fast-check'
import { fixedWindow, type Limiter, slidingSecond, tokenBucket } from '../support/limiters.ts'
import { mostInTenSeconds, shareRefused, shareUsed, simulatePace } from '../support/pace-simulation.ts'

const scenes = Number(process.env.DROPPE_SCENES ?? 60)
const seed = Number(process.env.DROPPE_SEED ?? 20220830)

describe('the pace, on virtual time', function () {
  this.timeout(120_000)

  it(`keeps to the cap over any ten seconds, and lets nobody starve, in ${scenes} scenes`, async () => {
    const scene = fc.record({
      seed: fc.nat(),
      maxPerSecond: fc.integer({ min: 5, max: 80 }),
      limit: fc.integer({ min: 5, max: 60 }),
      instances: fc.integer({ min: 1, max: 4 }),
      lanes: fc.integer({ min: 1, max: 3 }),
      stallMilliseconds: fc.integer({ min: 0, max: 200 }),
      storeMilliseconds: fc.integer({ min: 1, max: 100 }),
      pathMilliseconds: fc.integer({ min: 1, max: 200 }),
      skewMilliseconds: fc.integer({ min: 0, max: 50 }),
    })

    await fc.assert(
      fc.asyncProperty(scene, async ({ limit, ...rest }) => {
        const requests = 40 * Math.min(limit, rest.maxPerSecond)

        const story = await simulatePace({ ...rest, requests, limiter: tokenBucket(limit) })

        const most = mostInTenSeconds(story.requests)
        assert.ok(most <= 10 * rest.maxPerSecond, `${most} in ten seconds`)
        for (let instance = 0; instance < rest.instances; instance++) {
          const share = story.requests.filter((each) => each.instance === instance).length / requests
          assert.ok(share >= 0.5 / rest.instances, `instance ${instance} made ${share} of all`)
        }
      }),
      { seed, numRuns: scenes },
    )
  })

  const kinds: [string, (perSecond: number) => Limiter, number][] = [
    ['a bucket of one second’s worth', tokenBucket, 0.99],
    ['a window of a second', fixedWindow, 0.95],
    ['the second just gone', slidingSecond, 0.93],
  ]
  for (const [kind, limiter, least] of kinds) {
    for (const limit of [20, 35, 50]) {
      for (const instances of [1, 2]) {
        it(`finds ${limit} a second, counted in ${kind}, with instances: ${instances}`, async () => {
          const settings = { seed, maxPerSecond: 60, requests: 10_000, instances }

          const story = await simulatePace({ ...settings, limiter: limiter(limit) })

          const [used, refused] = [shareUsed(story, limit), shareRefused(story)]
          assert.ok(used >= least, `only ${used} of the limit is used`)
          assert.ok(refused <= 0.01, `${refused} of all requests are refused`)
        })
      }
    }
  }
})
