/// Whether a request is addressed to this server.
///
/// A page of somebody else's can point its own name at 127.0.0.1 and have a browser read the archive to it (DNS rebinding);
/// the `Host` header then still has that name.
struct HostCheck: Sendable {
  private let allowed: Set<String>

  /// - Parameters:
  ///   - bound: The address that the server listens on.
  ///   - names: Further names that it may be called by.
  init(bound: String, names: [String]) {
    let loopback = ["localhost", "127.0.0.1", "::1"]
    allowed = Set((loopback + [bound] + names).map { Self.bare($0.lowercased()) })
  }

  func allows(_ authority: String?) -> Bool {
    guard let authority, !authority.isEmpty else { return false }
    return allowed.contains(Self.bare(Self.withoutPort(authority.lowercased())))
  }

  private static func withoutPort(_ authority: String) -> String {
    if authority.hasPrefix("[") { return String(authority.prefix { $0 != "]" }) }
    guard let colon = authority.lastIndex(of: ":") else { return authority }
    let port = authority[authority.index(after: colon)...]
    return port.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? String(authority[..<colon]) : authority
  }

  private static func bare(_ host: String) -> String {
    var host = host[...]
    if host.hasPrefix("[") { host = host.dropFirst() }
    if host.hasSuffix("]") { host = host.dropLast() }
    // A name and the same name with the root's dot are one.
    if host.hasSuffix(".") { host = host.dropLast() }
    return String(host)
  }
}
