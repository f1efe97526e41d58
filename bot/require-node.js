// Says in one line what is missing, on any Node: the .ts files need 24. In JavaScript, since an older Node reads no other.
const [major] = process.versions.node.split('.').map(Number)
if (major < 24) {
  console.error(
    `Droppe needs Node 24 or newer; this is ${process.versions.node}. On Linux x64 "npm ci" brings it along ` +
      '(leave optional dependencies on); elsewhere install it from https://nodejs.org and try again.',
  )
  process.exit(1)
}
