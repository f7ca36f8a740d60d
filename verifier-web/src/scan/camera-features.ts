import type { Html5Qrcode } from 'html5-qrcode/esm/html5-qrcode.js';

/** What a running camera has besides its picture. */
export interface CameraFeatures {
  /** Undefined where there is no lamp beside the camera. Resolves to whether it is on now. */
  toggleTorch: (() => Promise<boolean>) | undefined;
  /** Undefined where the camera has none. */
  zoom: Zoom | undefined;
  /** The name of the camera in use, as far as the browser says it. */
  camera: string | undefined;
  /** The names of all cameras. */
  cameras: readonly string[];
}

/** How near the camera brings what it sees, in its own unit. */
export interface Zoom {
  min: number;
  max: number;
  step: number;
  value: number;
  set(value: number): Promise<void>;
}

/** What the running camera has, as far as the browser says it. */
export async function readFeatures(scanner: Html5Qrcode): Promise<CameraFeatures> {
  const { deviceId } = scanner.getRunningTrackSettings();
  const devices = await navigator.mediaDevices.enumerateDevices();
  const cameras = devices.filter(({ kind }) => kind === 'videoinput');
  return {
    toggleTorch: torchOf(scanner),
    zoom: zoomOf(scanner),
    camera: cameras.find((one) => one.deviceId === deviceId)?.label,
    cameras: cameras.map(({ label }) => label),
  };
}

function torchOf(scanner: Html5Qrcode): CameraFeatures['toggleTorch'] {
  const torch = scanner.getRunningTrackCameraCapabilities().torchFeature();
  if (!torch.isSupported()) return undefined;
  let on = false;
  return async () => {
    await torch.apply(!on);
    on = !on;
    return on;
  };
}

function zoomOf(scanner: Html5Qrcode): Zoom | undefined {
  const zoom = scanner.getRunningTrackCameraCapabilities().zoomFeature();
  if (!zoom.isSupported() || !(zoom.max() > zoom.min())) return undefined;
  const [min, max] = [zoom.min(), zoom.max()];
  return {
    min,
    max,
    step: zoom.step() > 0 ? zoom.step() : (max - min) / 20,
    value: zoom.value() ?? min,
    set: (value) => zoom.apply(Math.min(max, Math.max(min, value))),
  };
}
