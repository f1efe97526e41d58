import assert from 'node:assert/strict'
import type { Messenger } from '../../bot/core/ports.ts'
import { installingApp, installMissing } from '../../bot/flows/install-missing.ts'
import { removeInstallation } from '../../bot/flows/remove-installation.ts'
import { accountsOf } from '../../bot/local/accounts.ts'
import { droppeInCatalogue } from '../../bot/local/graph/graph.ts'
import { createMemoryLearnerStore } from '../../bot/local/memory-learner-store.ts'
import { chatOf } from '../../bot/local/simulated-chat.ts'
import { conversation, recordingMessenger } from '../support/builders.ts'
import { municipality } from '../support/graph.ts'
import { installingWorld, people } from '../support/installing.ts'

const [anna = '', bo = ''] = people
const some = people.slice(0, 30)

type World = Awaited<ReturnType<typeof installingWorld>>

describe('installing the app for those who don’t have it', () => {
  let made: World
  const start = async (settings: Parameters<typeof installingWorld>[0] = {}) => {
    made = await installingWorld(settings)
    return made
  }
  afterEach(() => made.graph.stop())
  const reachOf = async (id: string) => (await made.learner(id))?.reach

  it('reaches everybody in one round, each asked for once', async () => {
    await start()
    await made.put(...some.map((id) => ({ id })))

    const { counts, trouble } = await made.round()

    assert.deepEqual([counts, trouble], [{ installed: 30 }, undefined])
    assert.equal(made.asked(), 30)
    for (const id of some) {
      const reach = await reachOf(id)
      assert.deepEqual(reach?.kind === 'teams' && reach.conversation.id, chatOf(id))
    }
  })

  it('asks for nobody who is reached, and so leaves a pilot alone in which all installed it themselves', async () => {
    await start({ graph: { app: { ...droppeInCatalogue, distributionMethod: 'sideloaded' } } })
    for (const id of some) await made.tell(id)

    const { counts, trouble } = await made.round()

    assert.deepEqual([counts, trouble], [{}, undefined])
    assert.equal(made.graph.answered.size, 0)
    assert.deepEqual(made.log.lines, [])
  })

  it('claims before it asks, so that two instances at once ask once', async () => {
    await start()
    await made.put(...some.map((id) => ({ id })))

    await Promise.all([made.round(), made.round(), made.round()])

    assert.equal(made.asked(), 30)
  })

  it('doesn’t ask a second time in the same night after a crash', async () => {
    await start()
    await made.put({ id: anna })
    const crashing = { ...made.world, installer: { install: () => Promise.reject(new Error('gone')) } }

    await assert.rejects(installMissing(crashing))
    await made.round()

    assert.equal(made.asked(), 0)
    made.later(24)
    await made.round()
    assert.equal(made.asked(), 1)
  })

  it('goes to the chat that Graph knows where Teams never told, the night after', async () => {
    await start({ tells: false })
    await made.put({ id: anna })

    await made.round()
    assert.equal((await reachOf(anna))?.kind, 'none')
    made.later(24)
    await made.round()

    const serviceUrl = 'https://smba.trafficmanager.net/teams/'
    const reach = await reachOf(anna)
    assert.deepEqual(reach?.conversation, { serviceUrl, id: chatOf(anna) })
    assert.equal(reach?.kind, 'teams')
  })

  it('opens the chat where Graph doesn’t know it either', async () => {
    const { messenger } = recordingMessenger()
    const asked: string[] = []
    const opening: Messenger = {
      ...messenger,
      open: (id, url) => {
        asked.push(url)
        return messenger.open(id, url)
      },
    }
    await start({ messenger: opening })
    const world = { ...made.world, installer: { install: async () => ({ kind: 'there already' as const }) } }
    await made.put(
      { id: anna },
      { id: bo, reach: { kind: 'none', reason: 'conversation gone', since: 0, conversation } },
    )

    await installMissing(world)

    assert.deepEqual((await reachOf(anna))?.conversation?.id, `new-chat-${anna}`)
    assert.deepEqual(
      new Set(asked),
      new Set(['https://smba.trafficmanager.net/teams/', conversation.serviceUrl]),
    )
  })

  it('leaves the chat alone that Teams has told of meanwhile', async () => {
    await start()
    await made.put({ id: anna })
    const installer = {
      async install(id: string) {
        await made.tell(id)
        return { kind: 'there already', chat: 'as Graph has it' } as const
      },
    }

    await installMissing({ ...made.world, installer })

    assert.equal((await reachOf(anna))?.conversation?.id, chatOf(anna))
  })

  it('tries what passes again the next night, three nights, and then once a week', async () => {
    await start()
    await made.put({ id: bo })
    await made.round()
    await made.put({ id: anna })
    made.graph.outage(true)

    const asked: number[] = []
    for (let night = 0; night < 16; night++) {
      await made.round()
      asked.push(made.asked() - 1)
      made.later(24)
    }

    assert.deepEqual(asked, [1, 2, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4])
    assert.equal((await made.learner(anna))?.installs?.tries, 4)
  })

  it('says that IT doesn’t allow it, and asks again once a week', async () => {
    await start()
    await made.put({ id: anna })
    made.graph.block(anna)

    await made.round()

    const reach = await reachOf(anna)
    assert.equal(reach?.kind === 'none' && reach.reason, 'disabled')
    for (let night = 0; night < 6; night++) {
      made.later(24)
      await made.round()
    }
    assert.equal(made.asked(), 1)
    made.later(24)
    await made.round()
    assert.equal(made.asked(), 2)
  })

  it('leaves what is said of licences to the directory', async () => {
    await start()
    const id = accountsOf(municipality).find(({ licence }) => licence === 'none')?.id ?? ''
    await made.put({ id }, { id: anna, reach: { kind: 'none', reason: 'no licence', since: 0 } })

    const { counts } = await made.round()

    assert.deepEqual(counts, { 'no licence': 1 })
    const reach = await reachOf(id)
    assert.equal(reach?.kind === 'none' && reach.reason, 'not installed')
  })

  it('waits as long as Graph says, and then goes on with those who had not had their turn', async () => {
    await start()
    await made.put(...some.map((id) => ({ id })))
    await made.world.installer.install('nobody')
    made.graph.throttleNext(5, 7)

    const { counts, trouble } = await made.round()

    assert.deepEqual([counts, trouble], [{ installed: 30 }, undefined])
    assert.ok(made.waits.includes(7000))
    const tries = await Promise.all(some.map(async (id) => (await made.learner(id))?.installs?.tries))
    assert.deepEqual(new Set(tries), new Set([1]))
  })

  it('spreads the requests, ten a second if nothing else is said', async () => {
    await start({ learners: createMemoryLearnerStore(1) })
    await made.put(...some.map((id) => ({ id })))

    await made.round()

    const tenASecond = (howMany: number) => Array.from({ length: howMany }, (_, nth) => 100 * (nth + 1))
    assert.deepEqual(made.waits, [...tenASecond(20), ...tenASecond(10)])
  })

  it('ends when it is told to stop, and counts no try for those who had not had their turn', async () => {
    await start({ learners: createMemoryLearnerStore(1) })
    await made.put(...some.map((id) => ({ id })))
    const stopping = new AbortController()
    const { installer } = made.world
    let asked = 0
    const world = {
      ...made.world,
      installer: {
        install: (id: string) => {
          if (++asked === 5) stopping.abort()
          return installer.install(id)
        },
      },
    }

    await installMissing(world, stopping.signal)

    assert.equal(asked, 5)
    const tries = await Promise.all(some.map(async (id) => (await made.learner(id))?.installs?.tries))
    assert.equal(tries.filter((each) => each === 1).length, 5)
    assert.equal(tries.filter((each) => each === undefined).length, 25)
  })

  for (const permission of [
    'AppCatalog.Read.All',
    'TeamsAppInstallation.ReadWriteSelfForUser.All',
  ] as const) {
    it(`says so where ${permission} is missing, asks nobody else in vain, and goes on when it is there`, async () => {
      await start()
      await made.put(...some.map((id) => ({ id })))
      made.graph.revoke(permission)

      const { trouble } = await made.round()

      assert.equal(trouble?.kind, 'permission missing')
      assert.ok(made.asked() <= 20)
      const [aside] = await made.world.setAside.list()
      assert.equal(aside?.what, installingApp)
      assert.match(aside?.reason ?? '', new RegExp(permission))
      assert.match(JSON.stringify(made.log.lines), new RegExp(`"level":"warn".*${permission}`))
      assert.equal((await made.learner(anna))?.installs, undefined)

      made.graph.grant(permission)
      await made.round()

      assert.deepEqual(await made.world.setAside.list(), [])
      assert.equal((await reachOf(anna))?.kind, 'teams')
    })
  }

  it('says that the app is in no catalogue', async () => {
    await start({ graph: { app: { ...droppeInCatalogue, distributionMethod: 'sideloaded' } } })
    await made.put({ id: anna })

    const { trouble } = await made.round()

    assert.equal(trouble?.kind, 'not in the catalogue')
    assert.match((await made.world.setAside.list())[0]?.reason ?? '', /publish it/)
  })

  it('gives up for the night when nothing works', async () => {
    await start()
    await made.put(...Array.from({ length: 60 }, (_, nth) => ({ id: `nobody-${nth}` })))

    const { trouble } = await made.round()

    assert.equal(trouble?.kind, 'failing')
    assert.ok(made.asked() < 60)
  })

  it('brings it back once to who has removed it, thirty days later', async () => {
    await start()
    await made.put({ id: anna })
    await made.round()
    await removeInstallation(made.world, anna)
    const asked: number[] = []

    for (let night = 0; night < 60; night++) {
      await made.round()
      asked.push(made.asked())
      made.later(24)
    }

    assert.deepEqual([asked[29], asked[30], asked[59]], [1, 2, 2])
    assert.equal((await reachOf(anna))?.kind, 'teams')
  })
})
