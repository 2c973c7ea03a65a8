import Glibc
import IsnadMessages

/// Why the program stops, or leaves out a file: a line for the user and an exit code of `sysexits.h`.
struct Failure: Error {
  enum Status: Int32 {
    /// What was asked about is not so: nothing found, a check that failed.
    case negative = 1
    case usage = 64
    case data = 65
    case noInput = 66
    case unavailable = 69
    case cannotCreate = 73
    case io = 74
    case busy = 75
    case forbidden = 77
  }

  let status: Status
  let message: String

  init(_ status: Status, _ message: String) {
    self.status = status
    self.message = message
  }

  /// Prints the message on standard error.
  func report() { tell("prefix.error", message) }
}

/// Tells something that does not keep a file from being read.
func note(_ message: String) { tell("prefix.note", message) }

private func tell(_ prefix: String, _ message: String) {
  let line = Messages.errors.text(prefix, .current) + escapingControls(message) + "\n"
  StandardStream.error.write(Array(line.utf8))
}

/// File names and values come from outside: what could drive a terminal is shown, not sent.
private func escapingControls(_ text: String) -> String {
  var out = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value {
      out.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
    } else {
      out.append(scalar)
    }
  }
  return String(out)
}
