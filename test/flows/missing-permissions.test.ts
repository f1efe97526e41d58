// The whole of Droppe behind its doors, with each of its permissions missing in turn.
import assert from 'node:assert/strict'
import { findLearner } from '../../bot/flows/find-learner.ts'
import { imaginedPace } from '../../bot/flows/imagined-teams.ts'
import { installMissing } from '../../bot/flows/install-missing.ts'
import { type ReachShown, showReach } from '../../bot/flows/show-reach.ts'
import { createGraphClient } from '../../bot/graph/graph-client.ts'
import { createInstaller } from '../../bot/graph/installer.ts'
import { droppeInCatalogue } from '../../bot/local/graph/graph.ts'
import { leastPermissions, type Permission } from '../../bot/local/graph/permissions.ts'
import { at, course, recordingMessenger, running } from '../support/builders.ts'
import { plain } from '../support/random-town.ts'
import { Town } from '../support/town.ts'

interface Missed {
  /** Who is taken in and installed for, of those who came the day before. */
  readonly isJoined: boolean
  readonly isInstalled: boolean
  readonly isInAudience: boolean
  readonly saidIn: (shown: ReachShown) => string | undefined
}

const inRoster = ({ roster }: ReachShown) => roster?.trouble?.what
const inInstalling = ({ installing }: ReachShown) => installing?.reason
const all = { isJoined: true, isInstalled: true, isInAudience: true }

const missed: Partial<Record<Permission, Missed>> = {
  'User.Read.All': { isJoined: false, isInstalled: false, isInAudience: false, saidIn: inRoster },
  'LicenseAssignment.Read.All': {
    isJoined: false,
    isInstalled: false,
    isInAudience: false,
    saidIn: inRoster,
  },
  'GroupMember.Read.All': { ...all, isInAudience: false, saidIn: inRoster },
  'AppCatalog.Read.All': { ...all, isInstalled: false, saidIn: inInstalling },
  'TeamsAppInstallation.ReadWriteSelfForUser.All': { ...all, isInstalled: false, saidIn: inInstalling },
  'Application Mail.Send': { ...all, saidIn: () => undefined },
}

describe('Droppe without one of its permissions', () => {
  let town: Town
  afterEach(() => town.stop())

  /** Anna has been here for long and has the app; Bo begins on the day that the permission is taken away. */
  async function dayWithout(permission?: Permission) {
    town = await Town.start({
      accounts: [plain('anna')],
      courses: [running(), running(course('it', { audience: { include: ['in'], exclude: [] } }))],
      groups: [{ id: 'in', displayName: 'in', members: ['bo'] }],
      now: at('2026-08-31 03:00'),
    })
    await town.sync('everything')
    await town.install('anna')
    town.join(plain('bo'))
    if (permission) town.graph.revoke(permission)
    town.now = at('2026-09-01 03:00')

    await town.sync('everything')
    const graph = createGraphClient({ baseUrl: town.graph.baseUrl, token: async () => 'good', maxRetries: 0 })
    const world = {
      ...town.roster,
      installer: createInstaller({ graph, manifestId: droppeInCatalogue.externalId }),
      messenger: recordingMessenger().messenger,
      pace: imaginedPace,
      wait: async () => undefined,
    }
    await installMissing(world)
    town.now = at('2026-09-01 09:00')
    await town.tick()

    return { shown: await showReach(world), bo: await findLearner(town.learners, 'bo'), graph }
  }

  it('has none to miss with all of them', async () => {
    const { shown, bo } = await dayWithout()

    assert.equal(town.graph.installed.has('bo'), true)
    assert.deepEqual(bo?.audiences, ['it'])
    assert.deepEqual([inRoster(shown), inInstalling(shown)], [undefined, undefined])
  })

  for (const permission of leastPermissions) {
    it(`goes on without ${permission}, and says what it misses`, async () => {
      const { shown, bo } = await dayWithout(permission)

      const { isJoined, isInstalled, isInAudience, saidIn } = missed[permission] ?? assert.fail(permission)
      const anna = await findLearner(town.learners, 'anna')
      assert.equal(anna?.standings.stad?.items.ett?.state, 'sent')
      assert.equal(shown.people, isJoined ? 2 : 1)
      assert.equal(bo !== undefined, isJoined)
      assert.equal(town.graph.installed.has('bo'), isInstalled)
      assert.equal(bo?.audiences !== undefined, isInAudience)
      const said = saidIn(shown)
      if (said === undefined) return
      assert.match(said, new RegExp(permission.replaceAll('.', '\\.')))
      assert.match(JSON.stringify(town.log.lines), new RegExp(permission.replaceAll('.', '\\.')))
      const others = [inRoster(shown), inInstalling(shown)].filter((each) => each !== undefined)
      assert.deepEqual(others, [said])
    })
  }

  it('is told by name that the mailbox is closed to it', async () => {
    const { graph } = await dayWithout('Application Mail.Send')
    const mime = Buffer.from('To: anna@kommun.example\r\nContent-Type: text/plain\r\n\r\nHej!').toString(
      'base64',
    )

    const sent = await graph.post('/users/droppe@kommun.example/sendMail', 'Application Mail.Send', mime)

    assert.equal(sent.kind === 'permission missing' && sent.permission, 'Application Mail.Send')
  })
})
