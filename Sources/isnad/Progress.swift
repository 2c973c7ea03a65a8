import Glibc
import IsnadMessages

/// How far a long run is: on standard error, where that is a terminal, at most four times a second.
struct Progress {
  private let isShown = StandardStream.error.isTerminal
  private let start = now()
  private var last = 0.0
  private var name = ""
  private var size: Int?
  private var isOpen = false

  mutating func begin(_ name: String, size: Int?) {
    self.name = name
    self.size = size
  }

  mutating func show(_ items: Int, at byte: Int) {
    let time = now()
    guard isShown, time - last > 0.25 else { return }
    last = time
    let rate = Double(items) / max(0.001, time - start)
    var line = Messages.errors.text("progress.items", .current, String(items), String(Int(rate)))
    if let size, size > 0 {
      line += " " + Messages.errors.text("progress.part", .current, String(min(100, byte * 100 / size)))
    }
    isOpen = true
    StandardStream.error.write(Array(("\r\u{1B}[K" + line).utf8))
  }

  func end() { if isOpen { StandardStream.error.write(Array("\r\u{1B}[K".utf8)) } }
}

private func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
