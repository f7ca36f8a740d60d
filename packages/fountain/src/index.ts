export { FountainError, type FountainErrorCode } from './errors.ts';
export { isFrame, MAX_CONTENT_BYTES } from './frame.ts';
export { makeReceiver, type Receiver, type ReceiverProgress, type Taken } from './receiver.ts';
export { makeSender, type Sender } from './sender.ts';
