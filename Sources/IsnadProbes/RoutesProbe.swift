import IsnadArchive
import IsnadDesk
import IsnadServer
import Synchronization

/// The bytes are a request as it comes over a connection: a request line, header fields, an empty line, the body.
func checkRoutes(_ bytes: [UInt8]) async throws(BrokenClaim) {
  guard let request = PlainRequest(wire: bytes) else { return }
  let bench = RouteBench.take()
  let answer = await bench.server.answer(request)
  var widened: PlainAnswer?
  let isRead = answer.map { $0.status < 400 && request.method != "POST" } ?? false
  if isRead {
    var request = request
    request.path += (request.path.contains("?") ? "&" : "?") + "no-such-parameter=1"
    widened = await bench.server.answer(request)
  }
  await bench.giveBack()
  guard let answer else { return }
  let asked = "\(request.method) \(request.path)"
  try claim(answer.status < 500, "\(asked) is not the server's failure: \(answer.status)")
  try checkForm(of: answer, asked)
  if request.method == "HEAD" { try claim(answer.body.isEmpty, "\(asked) has no body") }
  if let widened {
    try claim(
      [400, 414].contains(widened.status), "\(asked) refuses a parameter that there is not: \(widened.status)")
  }
}

/// A server over an archive of its own. A check that writes leaves none behind, so that each finds the same archive. Without one
/// nothing is tried (see ``DemoFile``).
private struct RouteBench: Sendable {
  private static let idle = Mutex<[RouteBench]>([])

  let server: DeskServer
  private let desk: Desk
  private let folder: Scratch
  private let version: String

  static func take() -> RouteBench { idle.withLock { $0.popLast() } ?? RouteBench() }

  private init() {
    folder = Scratch()
    var settings = ServerSettings()
    settings.allowsExtract = true
    settings.showsMetrics = true
    settings.token = WriteToken("secret-of-the-probe")
    do {
      desk = try Desk(Archive(folder.file("a.db", DemoFile.bytes), for: .writing))
      version = try desk.version()
    } catch {
      fatalError("The demonstration archive can't be opened: \(error)")
    }
    server = DeskServer(desk, settings)
  }

  func giveBack() async {
    if (try? desk.version()) == version {
      Self.idle.withLock { $0.append(self) }
    } else {
      await server.stop()
    }
  }
}

extension PlainRequest {
  /// - Parameter wire: Lines may end as they like; nil where the request line has not two parts.
  fileprivate init?(wire: [UInt8]) {
    var rest = wire[...]
    func line() -> String? {
      guard !rest.isEmpty else { return nil }
      let line = rest.prefix { $0 != 0x0A }
      rest = rest[line.endIndex...].dropFirst()
      return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
    let start = line()?.split(separator: " ", maxSplits: 1).map(String.init) ?? []
    guard start.count == 2 else { return nil }
    self.init(start[0], start[1])
    while let field = line(), !field.isEmpty {
      let sides = field.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { continue }
      headers.append((String(sides[0]), String(sides[1].drop { $0 == " " })))
    }
    body = Array(rest)
  }
}
