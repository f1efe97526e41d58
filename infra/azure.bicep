// All of Droppe in one resource group. What the modules are made of is theirs; here is how they hang together.
// The app registration in Entra isn't a resource of Azure's and is made before (README).
targetScope = 'resourceGroup'

@description('Begins every name; another one for each environment.')
@minLength(3)
@maxLength(12)
param name string

@description('Where everything lies, the bot registration excepted: that is global.')
param location string = resourceGroup().location

@description('The application (client) id of the app registration.')
param appId string

@description('The directory whose people the bot serves.')
param tenantId string = tenant().tenantId

@description('A domain of your own, bound to the web app afterwards; without one it is the one from Azure.')
param hostName string = ''

@description('B1 is enough for most and has no autoscale; P0v3 has.')
param planSku string

@minValue(1)
param instances int

@description('More than `instances` switches autoscale on.')
@minValue(1)
param maxInstances int = instances

@description('ZRS keeps the data in three buildings of the region.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param storageSku string = 'Standard_ZRS'

@description('Parts the learners are kept in. A store keeps the number it was made with.')
param slices int = 256

@description('How often each slice is looked at. Half as often is half the queue operations.')
param beatSeconds int = 30

@description('Requests to Teams, all instances together. Teams allows about 50.')
param maxPerSecond int = 40

@allowed(['error', 'warn', 'info', 'debug'])
param logLevel string = 'info'

@description('The mailbox that letters are sent from, to those whom Teams does not reach. Empty: no letters go out.')
param mailbox string = ''

@description('on: the directory says who is to be trained. It needs the consents of README.md; until then it is off, and those are who install the app themselves.')
@allowed(['on', 'off'])
param directory string = 'off'

@minValue(30)
param logDays int = 30

@description('Who is told when something is wrong.')
param alertEmails string[]

@description('Weekdays on which at least one card is sure to go out; 1 is Monday.')
param sendingDays int[] = [1, 2, 3, 4, 5]

var suffix = uniqueString(resourceGroup().id, name)
var siteName = '${name}-${suffix}'
// Known before the web app is made, which needs it in its settings.
var host = empty(hostName) ? '${siteName}.azurewebsites.net' : hostName
var publicUrl = 'https://${host}'

module identity 'modules/identity.bicep' = {
  params: {
    name: '${name}-identity'
    location: location
  }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: take('${toLower(replace(name, '-', ''))}${suffix}', 24)
    location: location
    sku: storageSku
  }
}

module storageRoles 'modules/storage-roles.bicep' = {
  params: {
    accountName: storage.outputs.name
    principalId: identity.outputs.principalId
  }
}

module logs 'modules/logs.bicep' = {
  params: {
    name: '${name}-logs'
    location: location
    days: logDays
  }
}

module insights 'modules/insights.bicep' = {
  params: {
    name: '${name}-insights'
    location: location
    workspaceId: logs.outputs.id
  }
}

module plan 'modules/plan.bicep' = {
  params: {
    name: '${name}-plan'
    location: location
    sku: planSku
    instances: instances
  }
}

module webApp 'modules/web-app.bicep' = {
  params: {
    name: siteName
    location: location
    planId: plan.outputs.id
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    accountName: storage.outputs.name
    workspaceId: logs.outputs.id
    insightsConnectionString: insights.outputs.connectionString
    appId: appId
    tenantId: tenantId
    publicUrl: publicUrl
    slices: slices
    beatSeconds: beatSeconds
    maxPerSecond: maxPerSecond
    mailbox: mailbox
    directory: directory
    logLevel: logLevel
  }
  // Without its rights the bot would start, fail at its tables and be restarted.
  dependsOn: [storageRoles]
}

module bot 'modules/bot.bicep' = {
  params: {
    name: '${name}-bot-${suffix}'
    displayName: name
    endpoint: '${publicUrl}/api/messages'
    appId: appId
    tenantId: tenantId
  }
}

module alerts 'modules/alerts.bicep' = {
  params: {
    name: name
    location: location
    siteId: webApp.outputs.id
    workspaceId: logs.outputs.id
    emails: alertEmails
    sendingDays: sendingDays
  }
}

module autoscale 'modules/autoscale.bicep' = if (maxInstances > instances) {
  params: {
    name: '${name}-autoscale'
    location: location
    planId: plan.outputs.id
    instances: instances
    maxInstances: maxInstances
  }
}

@description('DROPPE_PUBLIC_URL, for the app package.')
output publicUrl string = publicUrl

@description('The application ID URI the app registration needs.')
output appIdUri string = 'api://${host}/botid-${appId}'

@description('For az webapp deploy.')
output siteName string = webApp.outputs.name

@description('The subject of the federated credential.')
output identityPrincipalId string = identity.outputs.principalId
