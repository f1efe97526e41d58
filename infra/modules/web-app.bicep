// The web app with its settings: the bot, the tab and the timer in one process, as many times as there are machines.
param name string
param location string
param planId string
param identityId string
param identityClientId string
param accountName string
param workspaceId string
param insightsConnectionString string
param appId string

param tenantId string
param publicUrl string
param slices int
param beatSeconds int
param maxPerSecond int
param logLevel string

@description('Empty: no letters go out.')
param mailbox string

param directory string

@description('Answers 200 as long as the process lives; a machine that does not is taken out and replaced. Not /ready: when the storage or Entra is away it is away for all machines, another is no better off, and people are to be told so in a sentence of the bot.')
param healthCheckPath string = '/health'

var tableAddress = 'https://${accountName}.table.${environment().suffixes.storage}'

resource site 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: planId
    httpsOnly: true
    // Instances share nothing but the storage: any may answer anyone.
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      appCommandLine: 'node bot/main.ts'
      // The timer must run when nobody calls.
      alwaysOn: true
      healthCheckPath: healthCheckPath
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      appSettings: concat(
        [
          { name: 'DROPPE_MODE', value: 'production' }
          { name: 'DROPPE_APP_ID', value: appId }
          { name: 'DROPPE_TENANT_ID', value: tenantId }
          { name: 'DROPPE_IDENTITY_CLIENT_ID', value: identityClientId }
          { name: 'DROPPE_STORAGE', value: tableAddress }
          { name: 'DROPPE_PUBLIC_URL', value: publicUrl }
          // App Service's own front end.
          { name: 'DROPPE_TRUSTED_PROXIES', value: '1' }
          { name: 'DROPPE_SLICES', value: string(slices) }
          { name: 'DROPPE_BEAT_SECONDS', value: string(beatSeconds) }
          { name: 'DROPPE_MAX_PER_SECOND', value: string(maxPerSecond) }
          { name: 'DROPPE_DIRECTORY', value: directory }
          { name: 'LOG_LEVEL', value: logLevel }
          { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insightsConnectionString }
          // The zip is mounted as it is: what was built and tested is what runs.
          { name: 'WEBSITE_RUN_FROM_PACKAGE', value: '1' }
          { name: 'SCM_DO_BUILD_DURING_DEPLOYMENT', value: 'false' }
        ],
        empty(mailbox) ? [] : [{ name: 'DROPPE_MAILBOX', value: mailbox }]
      )
    }
  }
}

// Publishing with a user name and a password: nobody needs it, az webapp deploy comes with Entra's token.
resource passwords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = [
  for way in ['ftp', 'scm']: {
    parent: site
    name: way
    properties: {
      allow: false
    }
  }
]

resource console 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: site
  name: 'log'
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'AppServiceConsoleLogs', enabled: true }
      { category: 'AppServicePlatformLogs', enabled: true }
    ]
  }
}

output id string = site.id
output name string = site.name
