import Glibc
import IsnadFormats
import IsnadIntake
import IsnadMessages

/// The file that tells of every item that was no article: one JSON object a line, added at the end.
///
/// A line is written before its batch is stored, so that a killed run loses none; a resumed run may tell one twice.
final class RejectsFile {
  private let path: String
  private let descriptor: Int32

  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Failure(
        .cannotCreate, Messages.errors.text("output.create", .current, path, String(cString: strerror(errno))))
    }
  }

  deinit { close(descriptor) }

  func add(_ input: String, _ position: Int, _ reject: Reject) throws {
    var json = JSONWriter()
    json.openObject()
    json.key("input"); json.string(input)
    json.key("position"); json.integer(position)
    json.key("reason"); json.string(reject.reason.rawValue)
    json.key("detail"); json.string(reject.detail)
    json.closeObject()
    json.newline()
    let bytes = json.bytes
    guard write(descriptor, bytes, bytes.count) == bytes.count else {
      throw Failure(.io, Messages.errors.text("output.failed", .current, String(cString: strerror(errno))))
    }
  }
}
