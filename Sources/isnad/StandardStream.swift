import Glibc
import IsnadMessages

/// Standard output or standard error.
enum StandardStream: Int32 {
  case output = 1
  case error = 2

  var isTerminal: Bool { isatty(rawValue) == 1 }

  /// The width of the terminal; 100 where there is none.
  var columns: Int {
    var size = winsize()
    guard isTerminal, ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 100 }
    return Int(size.ws_col)
  }

  /// Whether to colour: `NO_COLOR` and `FORCE_COLOR` (any value but an empty one), else whether this is a terminal that can.
  var isColoured: Bool {
    func isSet(_ name: String) -> Bool { getenv(name).map { $0.pointee != 0 } ?? false }
    if isSet("NO_COLOR") { return false }
    if isSet("FORCE_COLOR") { return true }
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    return isTerminal && !isDumb
  }

  /// Writes all bytes; ends the program with a message where that fails.
  func write(_ bytes: [UInt8]) {
    var done = 0
    bytes.withUnsafeBytes { buffer in
      while done < buffer.count {
        let count = Glibc.write(rawValue, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if count > 0 {
          done += count
        } else if errno != EINTR {
          fail()
        }
      }
    }
  }

  private func fail() -> Never {
    let reason = String(cString: strerror(errno))
    if self == .output { Failure(.io, Messages.errors.text("output.failed", .current, reason)).report() }
    exit(Failure.Status.io.rawValue)
  }
}
