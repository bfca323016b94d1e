import { exactPhrases, pathWords, phrases, settingNames, type Theme } from './rule.ts';

/** Real-time media between peers: signalling, media and relay servers. */
export const webRtc: Theme = {
  endpoints: {
    'endpoint-webrtc': {
      path: pathWords`web-?rtc | whip | whep | ice-?servers? | stun | sdp | signal(?:l)?ing | sfu |
        turn-(?:credentials?|servers?) | rtc | peer-?js`,
      sentence: 'Peers meet here for WebRTC.',
      weights: { V17: 90 },
    },
    'endpoint-peers': {
      path: pathWords`peers? | offers?/(?:sdp|answer) | answer | ice-?candidates? | candidates?/ice | turn |
        transports?/\{\}/(?:connect|produce|consume) | producers? | consumers?/\{\}/resume | webinars? | video-?calls?`,
      sentence: 'Peers or calls are handled here.',
      weights: { V17: 30 },
    },
  },
  statements: {
    'wiki-webrtc': {
      phrases: phrases`WebRTC | SRTP | DTLS-SRTP | peer connections? | selective forwarding | RTCPeerConnection | WHIP |
        WHEP | mediasoup | LiveKit | PeerJS | Janus | Jitsi | coturn | simple-peer | Kurento | aiortc`,
      sentence: 'The description speaks of WebRTC.',
      weights: { V17: 70 },
    },
    'wiki-relay': {
      phrases: exactPhrases`TURN | STUN | SFU | ICE | DTLS | SDP`,
      sentence: 'The description names a part of WebRTC.',
      weights: { V17: 40 },
    },
    'wiki-calls': {
      phrases: phrases`(?:video|voice|audio)(?: and (?:video|voice|audio))?[- ](?:calls?|calling|conferenc\w{1,4}|chats?|rooms?) |
        signal(?:l)?ing(?: server)? | media servers? | peer-to-peer (?:video|audio|connections?) |
        real-time (?:video|audio|communications?)`,
      sentence: 'The description speaks of calls between people.',
      weights: { V17: 30 },
    },
  },
  settings: {
    'setting-webrtc': {
      names: settingNames`(?:TURN|STUN|WEBRTC|ICE_SERVERS?|RTC)_[A-Z0-9]{1,20}`,
      sentence: 'A setting is about WebRTC.',
      weights: { V17: 60 },
    },
  },
  findings: {
    'finding-title-webrtc': {
      title: phrases`WebRTC | STUN | TURN (?:server|credentials?|relay) | SRTP | DTLS | signal(?:l)?ing`,
      sentence: 'A finding speaks of WebRTC.',
      weights: { V17: 50 },
    },
  },
  files: {
    'file-webrtc': {
      file: pathWords`webrtc | rtc | sfu | stun | turn-?server | ice-?servers? | signal(?:l)?ing | peer-?connection`,
      sentence: 'A source file is about WebRTC.',
      weights: { V17: 40 },
    },
  },
};
