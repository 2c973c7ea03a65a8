import Glibc
import IsnadFormats

/// The secret that lets a client write.
public struct WriteToken: Sendable {
  /// Why a token file is not taken.
  public enum Fault: Error, Sendable {
    case unreadable
    /// Others than its owner may read it.
    case open
    /// Too short to be a secret.
    case short
  }

  /// The secret's hash: what is compared has one length whatever is sent, and the secret itself stays in no variable.
  private let hash: [UInt8]

  static let shortest = 16

  public init(file path: String) throws(Fault) {
    var status = stat()
    guard stat(path, &status) == 0, let file = fopen(path, "re") else { throw .unreadable }
    defer { fclose(file) }
    guard status.st_mode & 0o077 == 0 else { throw .open }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = fread(&bytes, 1, bytes.count, file)
    let secret = bytes[..<count].filter { $0 > 0x20 }
    guard secret.count >= Self.shortest else { throw .short }
    hash = Array(sha256(of: Array(secret)).utf8)
  }

  package init(_ secret: String) { hash = Array(sha256(of: Array(secret.utf8)).utf8) }

  /// Whether an `Authorization` header bears the secret.
  func admits(_ authorization: String) -> Bool {
    let parts = authorization.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
    return admits(secret: parts[1].trimmingSpaces)
  }

  /// Takes as long for a wrong secret as for the right one.
  func admits(secret: Substring) -> Bool {
    let sent = Array(sha256(of: Array(secret.utf8)).utf8)
    var difference: UInt8 = 0
    for (a, b) in zip(sent, hash) { difference |= a ^ b }
    return difference == 0
  }
}
