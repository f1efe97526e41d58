// From which address a request came, as far as it can be believed.
import type { IncomingMessage } from 'node:http'

/**
 * Each proxy in front adds the address it was called from to the end of X-Forwarded-For; whatever stands before those of
 * our own proxies anyone may have written. Without proxies, or when the header is too short, it is the connection's.
 * https://learn.microsoft.com/azure/app-service/configure-common (App Service is one proxy, and adds the port)
 */
export function callerAddress(
  {
    headers,
    socket,
  }: Pick<IncomingMessage, 'headers'> & { readonly socket: { readonly remoteAddress?: string | undefined } },
  trustedProxies: number,
): string {
  const connection = socket.remoteAddress ?? 'unknown'
  if (trustedProxies === 0) return connection
  const hops = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  const hop = hops.at(-trustedProxies)?.trim()
  return hop ? networkOf(withoutPort(hop)) : connection
}

function withoutPort(hop: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(hop)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(hop)?.[1] ?? hop
}

/** Whoever has one IPv6 address has all of its last half. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address.slice(0, 64)
  const [head = ''] = address.toLowerCase().split('::')
  return head.split(':').slice(0, 4).join(':')
}
