// Preloaded into the Playground, which would otherwise listen on all interfaces without any sign-in.
import { Server } from 'node:net'

type Listen = (this: Server, ...rest: unknown[]) => Server

const listen = Server.prototype.listen as Listen
const listenOnLoopback: Listen = function (first, ...rest) {
  return typeof first === 'number'
    ? listen.call(this, first, '127.0.0.1', ...rest)
    : listen.call(this, first, ...rest)
}
Server.prototype.listen = listenOnLoopback as typeof Server.prototype.listen
