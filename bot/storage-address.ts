// The ways to say which storage account: a connection string, with a key in it or without, the account's name, or the
// address of its tables. All become connection strings; who opens them without a key needs an identity.

const opening = ['AccountKey', 'SharedAccessSignature', 'UseDevelopmentStorage']

/** https://learn.microsoft.com/azure/storage/common/storage-account-overview#storage-account-name */
const accountName = /^[a-z0-9]{3,24}$/
const tableAddress = /^https:\/\/([a-z0-9]{3,24})\.table\.([a-z0-9.-]+)\/?$/

/** Undefined for what is none of these. */
export function storageConnectionString(value: string): string | undefined {
  if (accountName.test(value)) return connectionStringOf(value, 'core.windows.net')
  const [, name, suffix] = tableAddress.exec(value) ?? []
  if (name !== undefined && suffix !== undefined) return connectionStringOf(name, suffix)
  return isConnectionString(value) ? value : undefined
}

/** Whether it takes no more than the string to open the account. */
export function hasKey(connectionString: string): boolean {
  const names = namesIn(connectionString)
  return opening.some((name) => names.includes(name))
}

function connectionStringOf(name: string, suffix: string): string {
  return `DefaultEndpointsProtocol=https;AccountName=${name};EndpointSuffix=${suffix}`
}

/** https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string */
function isConnectionString(value: string): boolean {
  const names = namesIn(value)
  const pairs = value.split(';').filter((pair) => pair.trim() !== '')
  if (!pairs.every((pair) => /^\w+=./.test(pair))) return false
  const isPlace = names.includes('TableEndpoint') && names.includes('QueueEndpoint')
  return hasKey(value) || names.includes('AccountName') || isPlace
}

function namesIn(connectionString: string): string[] {
  return connectionString.split(';').map((pair) => (pair.split('=', 1)[0] ?? '').trim())
}
