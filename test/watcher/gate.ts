import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { type DatabaseLocation, locateDatabase } from '../../src/store/location.ts';
import { openDatabase } from '../../src/store/open-database.ts';

/** A database that can be taken away and given back. */
export interface Gate {
  /** Where it is while the gate is open. */
  readonly location: DatabaseLocation;
  shut(): Promise<void>;
  reopen(): Promise<void>;
  remove(): Promise<void>;
}

/** Shuts an embedded database by holding it, a server by cutting all connections and taking no more. */
export function gate(location: DatabaseLocation): Promise<Gate> {
  return location.kind === 'embedded' ? Promise.resolve(held(location)) : proxied(location.url());
}

function held(location: DatabaseLocation): Gate {
  let release = async (): Promise<void> => {};
  return {
    location,
    async shut() {
      const holder = await openDatabase(location, { timeZone: 'UTC' });
      release = () => holder.close();
    },
    reopen: () => release(),
    async remove() {},
  };
}

async function proxied(url: string): Promise<Gate> {
  const to = new URL(url);
  const sockets = new Set<Socket>();
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  const through = new URL(url);
  through.port = String(port);

  async function listen(on: number): Promise<Server> {
    const proxy = createServer((socket) => {
      const other = connect(Number(to.port), to.hostname);
      for (const [one, two] of [
        [socket, other],
        [other, socket],
      ] as const) {
        sockets.add(one);
        one.pipe(two);
        one.on('error', () => {});
        one.on('close', () => two.destroy());
      }
    });
    proxy.listen(on, '127.0.0.1');
    await once(proxy, 'listening');
    return proxy;
  }

  async function shut(): Promise<void> {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    await closed;
  }

  return {
    location: locateDatabase(through.href),
    shut,
    async reopen() {
      server = await listen(port);
    },
    remove: shut,
  };
}
