/** That something was read is felt; a phone that cannot shake says it. */
const shakeMs = 60;
const beep = { hertz: 1_250, seconds: 0.09, volume: 0.15 } as const;

/** iOS has no vibration. Never fails: it is only convenient. */
export function tellRead(): void {
  if ('vibrate' in navigator && navigator.vibrate(shakeMs)) return;
  try {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = beep.hertz;
    volume.gain.value = beep.volume;
    tone.connect(volume).connect(audio.destination);
    tone.addEventListener('ended', () => void audio.close());
    tone.start();
    tone.stop(audio.currentTime + beep.seconds);
  } catch {
    // Without sound.
  }
}
