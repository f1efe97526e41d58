// Run by azurite.test.ts, which kills it: starts Azurite, writes a row, says so, and waits for its end.
import { TableClient } from '@azure/data-tables'
import { startAzurite } from '../../bot/local/azurite.ts'

const [, , folder = ''] = process.argv
const azurite = await startAzurite({ folder, onUnexpectedExit: () => {} })
const table = TableClient.fromConnectionString(azurite.connectionString, 'kept', {
  allowInsecureConnection: true,
})
await table.createTable()
await table.createEntity({ partitionKey: 'p', rowKey: 'r', text: 'kept' })
console.log(`written ${azurite.pid}`)
