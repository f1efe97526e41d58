import assert from 'node:assert/strict'
import { tellReadTrouble } from '../../bot/core/employee.ts'
import { isInScope, outOfScope } from '../../bot/core/roster.ts'

const employee = { id: 'anna', enabled: true, guest: false }

describe('The roster', () => {
  it('has everybody who is enabled and no guest', () => {
    assert.ok(isInScope(employee))
    assert.equal(outOfScope({ ...employee, guest: true }), 'guest')
    assert.equal(outOfScope({ ...employee, enabled: false }), 'disabled')
  })

  it('has only those who are in the groups, where there are groups', () => {
    assert.ok(isInScope(employee, new Set(['anna'])))
    assert.equal(outOfScope(employee, new Set(['erik'])), 'not in the groups')
    assert.equal(outOfScope({ ...employee, guest: true }, new Set(['anna'])), 'guest')
  })

  it('tells whoever runs the program which permission to give', () => {
    const told = tellReadTrouble({ kind: 'permission missing', permission: 'User.Read.All', reason: '403' })

    assert.match(told, /User\.Read\.All/)
    assert.match(told, /consent/)
  })
})
