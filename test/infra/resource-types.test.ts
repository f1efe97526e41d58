import assert from 'node:assert/strict'
import { all, literal, parts, readBicepFiles } from './bicep.ts'

// Each is among Azure's own type definitions: github.com/Azure/bicep-types-az at 1f896de (August 2026), in the folder's
// types.json. Nothing else here would notice a version that doesn't exist; Azure would, in the middle of a deployment.
const known: Readonly<Record<string, string>> = {
  'Microsoft.Authorization/roleAssignments@2022-04-01': 'authorization/microsoft.authorization/2022-04-01',
  'Microsoft.BotService/botServices@2022-09-15': 'botservice/microsoft.botservice/2022-09-15',
  'Microsoft.BotService/botServices/channels@2022-09-15': 'botservice/microsoft.botservice/2022-09-15',
  'Microsoft.Insights/actionGroups@2023-01-01': 'monitor_1/microsoft.insights/2023-01-01',
  'Microsoft.Insights/autoscalesettings@2022-10-01': 'monitor_1/microsoft.insights/2022-10-01',
  'Microsoft.Insights/components@2020-02-02': 'applicationinsights/microsoft.insights/2020-02-02',
  // A preview for five years: there is no other that has categories.
  'Microsoft.Insights/diagnosticSettings@2021-05-01-preview':
    'monitor_1/microsoft.insights/2021-05-01-preview',
  'Microsoft.Insights/metricAlerts@2018-03-01': 'monitor_1/microsoft.insights/2018-03-01',
  'Microsoft.Insights/scheduledQueryRules@2023-12-01': 'monitor_1/microsoft.insights/2023-12-01',
  'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30': 'msi/microsoft.managedidentity/2024-11-30',
  'Microsoft.OperationalInsights/workspaces@2026-03-01':
    'operationalinsights/microsoft.operationalinsights/2026-03-01',
  'Microsoft.Storage/storageAccounts@2025-06-01': 'storage/microsoft.storage/2025-06-01',
  'Microsoft.Storage/storageAccounts/queueServices@2025-06-01': 'storage/microsoft.storage/2025-06-01',
  'Microsoft.Storage/storageAccounts/tableServices@2025-06-01': 'storage/microsoft.storage/2025-06-01',
  'Microsoft.Web/serverfarms@2025-03-01': 'web/microsoft.web/2025-03-01',
  'Microsoft.Web/sites@2025-03-01': 'web/microsoft.web/2025-03-01',
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01': 'web/microsoft.web/2025-03-01',
}

describe('a resource', () => {
  it('is of a type and a version that Azure knows', async () => {
    const used = await resourceTypes()

    assert.ok(used.size > 10)
    assert.deepEqual(
      [...used].filter((type) => !Object.hasOwn(known, type)),
      [],
    )
  })

  it('has its type in one version wherever it is', async () => {
    const used = [...(await resourceTypes())]

    const names = used.map((type) => type.split('@')[0])
    assert.equal(new Set(names).size, used.length)
    assert.deepEqual(used.toSorted(), Object.keys(known).toSorted())
  })
})

async function resourceTypes(): Promise<Set<string>> {
  const files = await readBicepFiles()
  return new Set(
    files
      .flatMap(({ root }) => all(root, 'resource_declaration'))
      .map((resource) => literal(parts(resource)[1]) ?? resource.text),
  )
}
