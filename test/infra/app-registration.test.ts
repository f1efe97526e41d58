import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'

const registration = JSON.parse(await readFile('infra/app-registration.json', 'utf8'))
const { api, appRoles } = registration

describe('what the app registration is given', () => {
  it('lets Teams, on every device and in the browser, ask for the token that the sign-in takes', async () => {
    const signIn = await readFile('bot/http/sign-in.ts', 'utf8')
    const [scope] = api.oauth2PermissionScopes

    assert.ok(signIn.includes(`'${scope.value}'`))
    assert.equal(api.requestedAccessTokenVersion, 2)
    // https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad
    assert.deepEqual(api.preAuthorizedApplications, [
      { appId: '1fec8e78-bce4-4aaf-ab1b-5451cc387264', delegatedPermissionIds: [scope.id] },
      { appId: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346', delegatedPermissionIds: [scope.id] },
    ])
  })

  it('has the roles that open the overview', async () => {
    const routes = await readFile('bot/http/guarded.ts', 'utf8')
    const opening = /const readers = \[(.*)\]/.exec(routes)?.[1] ?? ''

    const roles = appRoles.map(({ value }: { value: string }) => value)
    assert.deepEqual(
      roles,
      opening.split(', ').map((role) => role.replaceAll("'", '')),
    )
  })

  it('has an id of its own for everything', () => {
    const ids = [...api.oauth2PermissionScopes, ...appRoles].map(({ id }) => id)

    assert.equal(new Set(ids).size, ids.length)
    assert.ok(ids.every((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)))
  })
})
