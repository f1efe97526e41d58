// Which addresses a secret may be sent to.

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Encrypted, or not leaving this machine. */
export function maySendSecret({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname))
}
