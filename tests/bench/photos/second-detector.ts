/**
 * A second pair of eyes: dlib's models as `@vladmandic/face-api` ships them (SSD MobileNet, 68 landmarks, 128 numbers),
 * by another runtime than the project's own finder. Only for measuring.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as FaceApi from '@vladmandic/face-api';
import sharp from 'sharp';

/** A face as the second detector sees it, in pixels of the picture given. */
export interface SecondFace {
  score: number;
  leftPx: number;
  topPx: number;
  widthPx: number;
  heightPx: number;
  /** Middle of the eyes, in the picture's own left and right. */
  eyes: { left: Point; right: Point };
  chin: Point;
  /** What the numbers are taken of. */
  place: Place;
  /** 128 numbers; two of one person are less than 0.6 apart. */
  descriptor: Float32Array;
}

export interface Point {
  x: number;
  y: number;
}

export interface SecondDetector {
  /** Every face in an encoded picture, the surest first. */
  find(picture: Uint8Array | string): Promise<SecondFace[]>;
  /** The 128 numbers of what is at a known place, whether a face is seen there or not. */
  describe(picture: Uint8Array, place: Place): Promise<Float32Array>;
}

/** A rectangle as shares of a picture's width and height. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Loads the models, once for a whole run. */
export async function loadSecondDetector(): Promise<SecondDetector> {
  const require = createRequire(import.meta.url);
  const package_ = dirname(require.resolve('@vladmandic/face-api/package.json'));
  const wasm = dirname(require.resolve('@tensorflow/tfjs-backend-wasm'));
  const api = require(join(package_, 'dist', 'face-api.node-wasm.js')) as typeof FaceApi;
  const tf = api.tf as unknown as Tensorflow;
  tf.setWasmPaths(`${wasm}/`);
  await tf.setBackend('wasm');
  await tf.ready();
  for (const [net, name] of [
    [api.nets.ssdMobilenetv1, 'ssd_mobilenetv1_model'],
    [api.nets.faceLandmark68Net, 'face_landmark_68_model'],
    [api.nets.faceRecognitionNet, 'face_recognition_model'],
  ] as const) {
    const manifest = JSON.parse(
      await readFile(join(package_, 'model', `${name}-weights_manifest.json`), 'utf8'),
    ) as { weights: unknown }[];
    const weights = await readFile(join(package_, 'model', `${name}.bin`));
    net.loadFromWeightMap(
      tf.io.decodeWeights(
        new Uint8Array(weights).buffer,
        manifest.flatMap((group) => group.weights),
      ),
    );
  }
  const options = new api.SsdMobilenetv1Options({ minConfidence: 0.3, maxResults: 5 });
  const withTensor = async <T>(
    picture: Uint8Array | string,
    use: (tensor: FaceApi.TNetInput) => Promise<T>,
  ): Promise<T> => {
    const { data, info } = await sharp(picture)
      .autoOrient()
      .flatten()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const tensor = tf.tensor3d(new Uint8Array(data), [info.height, info.width, 3], 'int32');
    try {
      return await use(tensor);
    } finally {
      tensor.dispose();
    }
  };
  return {
    find: (picture) =>
      withTensor(picture, async (input) => {
        const found = await api.detectAllFaces(input, options).withFaceLandmarks().withFaceDescriptors();
        return found.map(toSecondFace).sort((a, b) => b.score - a.score);
      }),
    async describe(picture, { x, y, width, height }) {
      const { width: across, height: down } = await sharp(picture).metadata();
      const area = {
        left: Math.max(0, Math.round(x * across)),
        top: Math.max(0, Math.round(y * down)),
        width: Math.round(width * across),
        height: Math.round(height * down),
      };
      area.width = Math.min(area.width, across - area.left);
      area.height = Math.min(area.height, down - area.top);
      const cut = await sharp(picture).extract(area).png().toBuffer();
      return await withTensor(cut, async (input) => {
        const numbers = await api.nets.faceRecognitionNet.computeFaceDescriptor(input);
        return numbers instanceof Float32Array ? numbers : (numbers[0] ?? new Float32Array(128));
      });
    },
  };
}

/** What is used of TensorFlow.js, which face-api re-exports without types. */
interface Tensorflow {
  setWasmPaths(folder: string): void;
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
  io: { decodeWeights(weights: ArrayBuffer, specs: unknown[]): FaceApi.tf.NamedTensorMap };
  tensor3d(values: Uint8Array, shape: number[], type: string): { dispose(): void };
}

type Found = FaceApi.WithFaceDescriptor<FaceApi.WithFaceLandmarks<FaceApi.WithFaceDetection<object>>>;

function toSecondFace({ detection, landmarks, descriptor, alignedRect }: Found): SecondFace {
  const { left, top, width, height } = detection.box;
  const middle = (points: FaceApi.Point[]): Point => ({
    x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
  });
  const chin = landmarks.getJawOutline()[8];
  return {
    score: detection.score,
    leftPx: left,
    topPx: top,
    widthPx: width,
    heightPx: height,
    eyes: { left: middle(landmarks.getLeftEye()), right: middle(landmarks.getRightEye()) },
    chin: { x: chin?.x ?? 0, y: chin?.y ?? 0 },
    place: {
      x: alignedRect.relativeBox.x,
      y: alignedRect.relativeBox.y,
      width: alignedRect.relativeBox.width,
      height: alignedRect.relativeBox.height,
    },
    descriptor,
  };
}
