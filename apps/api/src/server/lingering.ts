import { Socket } from 'node:net';

/** Where what nobody looks at lands, of all connections. */
const SINK = Buffer.allocUnsafeSlow(256 * 1024);

/** How long a connection is read after its last answer: bytes, and milliseconds. */
export interface Lingering {
  bytes: number;
  ms: number;
}

/** The connection itself, which no documented way takes from a socket. */
interface Owner {
  _handle?: object | null;
}

/**
 * Lets a connection linger after its last answer (RFC 9112, 9.6): it only says that it is over, and what its client still
 * sends is thrown away, since a reset would take the answer from it.
 *
 * Into one buffer: the runtime allocates 64 kB for every read, which is half of the processor time of a large body.
 */
export function lingerAfterLastAnswer(socket: Socket, { bytes, ms }: Lingering): void {
  // Called with the last answer, where Node otherwise closes the connection.
  socket.destroySoon = () => {
    const timer = setTimeout(() => socket.destroy(), ms);
    timer.unref();
    socket.once('close', () => clearTimeout(timer));
    socket.end(() => throwAway(socket, bytes));
  };
}

/** Reads up to so many bytes, or to the end, and destroys the socket. */
function throwAway(socket: Socket, bytes: number): void {
  const owner = socket as Owner;
  // oxlint-disable-next-line no-underscore-dangle -- a second socket with a buffer of ours reads the same connection
  const handle = owner._handle;
  if (!handle) return void socket.destroy();
  // The parser reads from the connection directly until somebody listens.
  socket.on('data', ignore).off('data', ignore).pause();
  // oxlint-disable-next-line no-underscore-dangle -- only one of the two may close it
  owner._handle = null;
  let left = bytes;
  const callback = (read: number): boolean => {
    left -= read;
    if (left <= 0) reader.destroy();
    return true;
  };
  const options = { handle, allowHalfOpen: true, readable: true, onread: { buffer: SINK, callback } };
  const reader = new Socket(options as ConstructorParameters<typeof Socket>[0]);
  reader.on('error', ignore).on('end', () => reader.destroy());
  reader.on('close', () => socket.destroy());
  socket.on('close', () => reader.destroy());
  reader.resume();
}

const ignore = (): void => {};
