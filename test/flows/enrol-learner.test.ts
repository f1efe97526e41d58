import assert from 'node:assert/strict'
import type { Learner } from '../../bot/core/learner.ts'
import { sliceOf } from '../../bot/core/slice.ts'
import { removeInstallation } from '../../bot/flows/remove-installation.ts'
import { learner } from '../support/builders.ts'
import { createWorld } from '../support/world.ts'

describe('enrolling somebody', () => {
  it('greets who is new to the chat, even if the directory has told of them', async () => {
    const { world, install } = createWorld()
    const anna: Learner = learner({ reach: { kind: 'none', reason: 'not installed', since: 0 } })
    await world.learners.commit(sliceOf('anna', world.learners.slices), [{ kind: 'learner', value: anna }])

    assert.equal((await install('anna')).isNew, true)
    assert.equal((await install('bo')).isNew, true)
  })

  it('greets nobody twice, not even who has removed the app and has it again', async () => {
    const { world, install } = createWorld()
    await install('anna')

    assert.equal((await install('anna')).isNew, false)
    await removeInstallation(world, 'anna')
    assert.equal((await install('anna')).isNew, false)
  })
})
