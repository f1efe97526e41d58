import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { type LocalConfig, type ProductionConfig, readConfig } from '../bot/config.ts'
import { LocalEnvironment, ProductionEnvironment } from '../bot/environment.ts'

describe('the configuration of local mode', () => {
  it('needs nothing to be set', () => {
    const config = local({})

    assert.equal(config.port, 3978)
    assert.equal(config.daySeconds, 20)
    assert.equal(config.logLevel, 'warn')
    assert.deepEqual(config.directory, { departmentField: 'department', eraseLeaversAfterDays: 90 })
  })

  it('can do without a directory', () => {
    assert.equal(local({ DROPPE_DIRECTORY: 'off' }).directory, undefined)
  })

  it('takes an empty variable for one that isn’t set, and a blank one too', () => {
    assert.equal(local({ PORT: '', DROPPE_FOLDER: '  ' }).folder, '.droppe')
  })

  it('names everything that is wrong at once, and what it may be', () => {
    const problems = problemsOf({ PORT: 'x', DROPPE_DAY_SECONDS: '0', LOG_LEVEL: 'loud' })

    assert.deepEqual(problems.toSorted(), [
      'DROPPE_DAY_SECONDS is "0": must be a whole number from 4 to 86400.',
      'LOG_LEVEL is "loud": must be silent, error, warn, info or debug.',
      'PORT is "x": must be a whole number from 1 to 65535.',
    ])
  })
})

describe('the configuration of production', () => {
  it('takes Microsoft’s addresses for everything that isn’t set, with the tenant in them', () => {
    const config = production({})

    assert.deepEqual(config, {
      mode: 'production',
      port: 3978,
      host: '0.0.0.0',
      credentials: {
        appId: '11111111-aaaa-4111-8111-111111111111',
        appPassword: 'secret',
        tenantId: tenant,
        inbound: {
          metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
          issuer: 'https://api.botframework.com',
        },
        outbound: {
          tokenUrl: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
          scope: 'https://api.botframework.com/.default',
        },
      },
      signIn: {
        metadataUrl: `https://login.microsoftonline.com/${tenant}/v2.0/.well-known/openid-configuration`,
        issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
      },
      storageConnectionString: required.DROPPE_STORAGE,
      publicUrl: 'https://droppe.example.se',
      trustedProxies: 0,
      startedBy: 'leader',
      slices: 256,
      contentFolder: 'content',
      eraseAnswersAfterDays: 180,
      beatSeconds: 30,
      maxPerSecond: 40,
      claimLifeSeconds: 300,
      graph: {
        url: 'https://graph.microsoft.com',
        tokenUrl: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
      },
      logLevel: 'info',
    })
  })

  it('takes what is set', () => {
    const config = production({
      PORT: '8080',
      DROPPE_START: 'calendar',
      DROPPE_SLICES: '4096',
      DROPPE_MAX_PER_SECOND: '1000000',
      DROPPE_PUBLIC_URL: 'http://127.0.0.1:8080',
      DROPPE_BOT_TOKEN_URL: 'http://127.0.0.1:9/token',
      DROPPE_SIGN_IN_ISSUER: 'http://localhost:9',
    })

    assert.equal(config.port, 8080)
    assert.equal(config.startedBy, 'calendar')
    assert.equal(config.slices, 4096)
    assert.equal(config.maxPerSecond, 1_000_000)
    assert.equal(config.publicUrl, 'http://127.0.0.1:8080')
    assert.equal(config.credentials.outbound.tokenUrl, 'http://127.0.0.1:9/token')
    assert.equal(config.signIn.issuer, 'http://localhost:9')
  })

  it('reads no directory unless it is told to, and then Microsoft’s, as the same app', () => {
    const { directory } = production({
      DROPPE_DIRECTORY: 'on',
      DROPPE_DEPARTMENTS: 'departments.yaml',
      DROPPE_DEPARTMENT_FIELD: 'extensionAttribute7',
      DROPPE_ERASE_LEAVERS_AFTER_DAYS: '30',
    })

    assert.equal(production({}).directory, undefined)
    assert.deepEqual(directory, {
      departmentField: 'extensionAttribute7',
      departmentsFile: 'departments.yaml',
      eraseLeaversAfterDays: 30,
      everySeconds: 900,
    })
    assert.deepEqual(production({}).graph, {
      url: 'https://graph.microsoft.com',
      tokenUrl: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
    })
  })

  it('knows which fields may hold the department, and sends its password to no unsafe Graph', () => {
    const problems = problemsOf({
      ...required,
      DROPPE_DEPARTMENT_FIELD: 'extensionAttribute16',
      DROPPE_DIRECTORY: 'yes',
      DROPPE_GRAPH_URL: 'http://graph.example.se',
    })

    assert.equal(problems.length, 3)
    assert.match(problems.join(), /DEPARTMENT_FIELD is "extensionAttribute16": must be department, .+ to 15/)
  })

  it('sends letters once it has a mailbox, at the pace Exchange takes unless told otherwise', () => {
    assert.equal(production({}).letters, undefined)
    assert.deepEqual(production({ DROPPE_MAILBOX: 'droppe@example.se' }).letters, {
      mailbox: 'droppe@example.se',
      perMinute: 30,
    })
    const problems = problemsOf({ ...required, DROPPE_MODE: 'production', DROPPE_MAILBOX: 'droppe' })
    assert.deepEqual(problems, [
      'DROPPE_MAILBOX is "droppe": must be the address of the mailbox that letters are sent from.',
    ])
  })

  it('writes ids in lower case, as they stand in tokens', () => {
    const config = production({ DROPPE_APP_ID: required.DROPPE_APP_ID.toUpperCase() })

    assert.equal(config.credentials.appId, required.DROPPE_APP_ID)
  })

  for (const [how, value] of [
    ['its name', 'droppe1'],
    ['the address of its tables', 'https://droppe1.table.core.windows.net/'],
    [
      'a connection string without a key',
      'DefaultEndpointsProtocol=https;AccountName=droppe1;EndpointSuffix=core.windows.net',
    ],
  ] as const) {
    it(`takes a managed identity in place of all secrets, and the storage account by ${how}`, () => {
      const config = production({
        DROPPE_APP_PASSWORD: '',
        DROPPE_IDENTITY_CLIENT_ID: '33333333-CCCC-4333-8333-333333333333',
        DROPPE_STORAGE: value,
      })

      assert.equal(config.credentials.identityClientId, '33333333-cccc-4333-8333-333333333333')
      assert.equal(config.credentials.appPassword, '')
      assert.equal(
        config.storageConnectionString,
        'DefaultEndpointsProtocol=https;AccountName=droppe1;EndpointSuffix=core.windows.net',
      )
    })
  }

  it('takes no secret beside an identity', () => {
    const problems = problemsOf({ ...required, DROPPE_IDENTITY_CLIENT_ID: tenant })

    assert.deepEqual(problems, [
      'DROPPE_APP_PASSWORD is set beside DROPPE_IDENTITY_CLIENT_ID: must be one or the other.',
    ])
  })

  it('wants an identity, or a key, for a storage account that is told without one', () => {
    const problems = problemsOf({ ...required, DROPPE_STORAGE: 'droppe1', DROPPE_TENANT_ID: '' })

    assert.deepEqual(problems, [
      "DROPPE_TENANT_ID is not set: must be the organisation's tenant id, a GUID.",
      'DROPPE_IDENTITY_CLIENT_ID is not set: must be the client id of the managed identity that opens the storage account, now that DROPPE_STORAGE has no AccountKey.',
    ])
  })

  for (const [nth, storage] of [
    'Droppe',
    'dr',
    'http://droppe1.table.core.windows.net',
    'https://droppe1.blob.core.windows.net',
    'TableEndpoint=https://droppe1.table.core.windows.net',
    'AccountName=',
  ].entries()) {
    it(`doesn’t take the ${nth + 1}. mistake for a storage account`, () => {
      const problems = problemsOf({
        ...required,
        DROPPE_APP_PASSWORD: '',
        DROPPE_IDENTITY_CLIENT_ID: tenant,
        DROPPE_STORAGE: storage,
      })

      assert.match(problems.join(), /^DROPPE_STORAGE is not right: must be the connection string/)
    })
  }

  for (const name of ['DROPPE_APP_ID', 'DROPPE_APP_PASSWORD', 'DROPPE_TENANT_ID', 'DROPPE_STORAGE']) {
    for (const [how, value] of [
      ['missing', undefined],
      ['empty', ''],
      ['blank', ' \t'],
    ] as const) {
      it(`is refused with ${name} ${how}`, () => {
        const problems = problemsOf({ ...required, [name]: value })

        assert.equal(problems.length, 1)
        assert.match(problems[0] ?? '', new RegExp(`^${name} is not set: must be .+\\.$`))
      })
    }
  }

  it('sends telemetry only where it is told to, and shows no part of a wrong address', () => {
    const address = 'InstrumentationKey=1;IngestionEndpoint=https://example.org/'

    assert.ok(!('insightsConnectionString' in production({})))
    assert.equal(
      production({ APPLICATIONINSIGHTS_CONNECTION_STRING: address }).insightsConnectionString,
      address,
    )
    assert.deepEqual(problemsOf({ ...required, APPLICATIONINSIGHTS_CONNECTION_STRING: 'hush' }), [
      'APPLICATIONINSIGHTS_CONNECTION_STRING is not right: must be the connection string of Application Insights.',
    ])
  })

  it('names everything that is missing or wrong at once', () => {
    const problems = problemsOf({
      DROPPE_MODE: 'production',
      DROPPE_APP_ID: 'droppe',
      DROPPE_SLICES: '5000',
      DROPPE_START: 'never',
      DROPPE_HOST: 'droppe.example.se',
    })

    const names = problems.map((problem) => problem.split(' ')[0]).toSorted()
    assert.deepEqual(names, [
      'DROPPE_APP_ID',
      'DROPPE_APP_PASSWORD',
      'DROPPE_HOST',
      'DROPPE_PUBLIC_URL',
      'DROPPE_SLICES',
      'DROPPE_START',
      'DROPPE_STORAGE',
      'DROPPE_TENANT_ID',
    ])
  })

  it('shows what is wrong, but no secret', () => {
    const problems = problemsOf({ ...required, DROPPE_STORAGE: 'AccountKee=hush', DROPPE_TENANT_ID: 'abc' })

    assert.deepEqual(problems.toSorted(), [
      'DROPPE_STORAGE is not right: must be the connection string of the storage account, or its name where it is opened by an identity.',
      'DROPPE_TENANT_ID is "abc": must be the organisation\'s tenant id, a GUID.',
    ])
  })

  for (const url of [
    'http://droppe.example.se',
    'https://droppe.example.se/',
    'https://droppe.example.se?a=1',
    'https://anna:pw@droppe.example.se',
    'http://127.0.0.1.example.se',
    'droppe.example.se',
    'ftp://127.0.0.1',
  ]) {
    it(`doesn’t take ${url} for an address to give to people`, () => {
      assert.match(problemsOf({ ...required, DROPPE_PUBLIC_URL: url }).join(), /^DROPPE_PUBLIC_URL is "/)
    })
  }

  it('sends its password and takes its keys over https alone', () => {
    const problems = problemsOf({
      ...required,
      DROPPE_BOT_TOKEN_URL: 'http://login.example.se/token',
      DROPPE_BOT_METADATA_URL: 'http://login.example.se/metadata',
    })

    assert.equal(problems.length, 2)
    assert.match(problems.join(), /DROPPE_BOT_METADATA_URL is "http:.*must be an https address/)
  })
})

describe('the mode', () => {
  it('is never local because of a slip of the pen, and what else is wrong is told', () => {
    for (const mode of ['Production', 'prod', 'Local']) {
      assert.deepEqual(problemsOf({ ...required, DROPPE_MODE: mode, PORT: 'x' }), [
        `DROPPE_MODE is "${mode}": must be local or production.`,
        'PORT is "x": must be a whole number from 1 to 65535.',
      ])
    }
  })

  it('is never local because it was forgotten beside the settings of production', () => {
    const { DROPPE_MODE: _, ...rest } = required

    const [problem, ...more] = problemsOf({ ...rest, DROPPE_MODE: '' })

    assert.match(problem ?? '', /^DROPPE_MODE is not set: must be production or local, now that DROPPE_/)
    assert.deepEqual(more, [])
  })

  it('can be local beside them when that is said', () => {
    assert.equal(local({ ...required, DROPPE_MODE: 'local' }).mode, 'local')
  })
})

describe('what is written about the settings', () => {
  it('names every one of them in README', () => {
    const readme = readFileSync('README.md', 'utf8')

    const names = [...Object.keys(LocalEnvironment.shape), ...Object.keys(ProductionEnvironment.shape)]
    assert.deepEqual(
      names.filter((name) => !readme.includes(`| \`${name}\` |`)),
      [],
    )
  })

  it('has in .env.example exactly what production can’t do without', () => {
    const example = parseEnv(readFileSync('.env.example', 'utf8'))

    assert.deepEqual(Object.keys(example).toSorted(), Object.keys(required).toSorted())
    assert.equal(readConfig({ ...example, ...required }).kind, 'config')
    assert.equal(problemsOf(example).length, Object.keys(required).length - 1)
  })
})

const tenant = '22222222-bbbb-4222-8222-222222222222'
const required = {
  DROPPE_MODE: 'production',
  DROPPE_APP_ID: '11111111-aaaa-4111-8111-111111111111',
  DROPPE_APP_PASSWORD: 'secret',
  DROPPE_TENANT_ID: tenant,
  DROPPE_STORAGE: 'DefaultEndpointsProtocol=https;AccountName=droppe;AccountKey=c2VjcmV0==;',
  DROPPE_PUBLIC_URL: 'https://droppe.example.se',
}

type Environment = Parameters<typeof readConfig>[0]

function local(environment: Environment): LocalConfig {
  const configured = readConfig(environment)
  assert.ok(configured.kind === 'config' && configured.config.mode === 'local', JSON.stringify(configured))
  return configured.config
}

function production(environment: Environment): ProductionConfig {
  const configured = readConfig({ ...required, ...environment })
  assert.ok(
    configured.kind === 'config' && configured.config.mode === 'production',
    JSON.stringify(configured),
  )
  return configured.config
}

function problemsOf(environment: Environment): readonly string[] {
  const configured = readConfig(environment)
  assert.ok(configured.kind === 'problems', 'Nothing was found wrong.')
  return configured.problems
}
