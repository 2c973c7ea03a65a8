import Foundation
import FoundationNetworking
import IsnadArchive
import IsnadDesk
import IsnadFormats
import IsnadIntake
import IsnadReading
import IsnadText
import Testing

@testable import IsnadServer

/// A server on a free port over an archive of its own, for the time of one test.
final class RunningServer: Sendable {
  let port: Int
  let archive: Archive
  let log = LineLog()
  private let folder: URL
  private let task: Task<Void, any Error>

  static func run(
    _ articles: [TestArticle] = TestArticle.few, change: (inout ServerSettings) -> Void = { _ in },
    _ body: (RunningServer) async throws -> Void
  ) async throws {
    let server = try await RunningServer(articles, change)
    do {
      try await body(server)
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  private init(_ articles: [TestArticle], _ change: (inout ServerSettings) -> Void) async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "isnad-server-\(UUID().uuidString)")
    archive = try Archive(folder.appending(path: "a.db").path, for: .creating)
    for (i, article) in articles.enumerated() { try article.store(in: archive, position: i + 1) }
    var settings = ServerSettings(port: 0)
    let log = log
    settings.log = { log.add($0) }
    change(&settings)
    let desk = try Desk(archive)
    let server = DeskServer(desk, settings)
    let (ports, told) = AsyncStream.makeStream(of: Int.self)
    task = Task.detached {
      defer { told.finish() }
      try await server.run { told.yield($0) }
    }
    var started = 0
    for await port in ports {
      started = port
      break
    }
    port = started
  }

  private func stop() async {
    task.cancel()
    _ = try? await task.value
    try? FileManager.default.removeItem(at: folder)
  }

  // MARK: Asking

  /// One for all tests: on Linux a session that ends while another begins is not safe.
  private static let session = URLSession(configuration: .ephemeral)

  struct Response {
    let status: Int
    let headers: [String: String]
    let body: Data

    var text: String { String(decoding: body, as: UTF8.self) }
    var json: Any? { try? JSONSerialization.jsonObject(with: body) }

    /// A member of the JSON by its path: `data.0.id`; `#` counts.
    subscript(path: String) -> String? {
      var value = json
      for key in path.split(separator: ".") {
        if key == "#" {
          value = (value as? [Any])?.count
        } else if let index = Int(key) {
          value = (value as? [Any]).flatMap { $0.indices.contains(index) ? $0[index] : nil }
        } else {
          value = (value as? [String: Any])?[String(key)]
        }
      }
      return value.flatMap { $0 is NSNull ? nil : "\($0)" }
    }
  }

  func get(_ path: String, _ headers: [String: String] = [:], method: String = "GET") async throws -> Response {
    try await send(path, method, headers, nil)
  }

  func post(_ path: String, _ body: String, _ headers: [String: String] = [:]) async throws -> Response {
    try await send(path, "POST", ["Content-Type": "application/json"].merging(headers) { $1 }, Data(body.utf8))
  }

  private func send(_ path: String, _ method: String, _ headers: [String: String], _ body: Data?) async throws
    -> Response
  {
    let allowed = CharacterSet.urlQueryAllowed.union(CharacterSet(charactersIn: "%"))
    let encoded = try #require(path.addingPercentEncoding(withAllowedCharacters: allowed))
    var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(encoded)")))
    request.httpMethod = method
    request.httpBody = body
    request.timeoutInterval = 30
    request.cachePolicy = .reloadIgnoringLocalAndRemoteCacheData
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, response) = try await Self.session.data(for: request)
    let http = try #require(response as? HTTPURLResponse)
    var fields: [String: String] = [:]
    for (name, value) in http.allHeaderFields { fields["\(name)".lowercased()] = "\(value)" }
    return Response(status: http.statusCode, headers: fields, body: data)
  }
}

/// Lines that were told, by any thread. Unchecked: its lock guards them.
final class LineLog: @unchecked Sendable {
  private let lock = NSLock()
  private var kept: [String] = []

  func add(_ line: String) { lock.withLock { kept.append(line) } }
  var lines: [String] { lock.withLock { kept } }
}

/// An article of our own for tests.
struct TestArticle: Sendable {
  var text: String
  var title: String?
  var outlet: String?
  var url: String?
  var published: String?

  static let few = [
    TestArticle(
      text: "قال الوزير سامي الراشد إن الجسر آمن. وقتل 12 شخصا في الحادث.", title: "الجسر", outlet: "وكالة النهر",
      url: "https://river.example/1", published: "2024-03-26"),
    TestArticle(
      text: "قالت الوزيرة ليلى حداد إن الطريق مغلق. وأصيب 30 شخصا.", title: "الطريق", outlet: "صحيفة الجبل",
      published: "2024-03-27"),
    TestArticle(text: "أعلن الوزير سامي الراشد أن الميناء سيفتح غدا.", outlet: "وكالة النهر", published: "2024-03-28"),
  ]

  /// Its id in the archive.
  var id: String { documentID(of: SourceText(text)) }

  func store(in archive: Archive, position: Int) throws {
    let article = Article(
      text: SourceText(text), title: title, outlet: outlet, url: url,
      published: published.flatMap { PublicationDate($0) },
      source: Array(text.utf8))
    let origin = Origin(
      input: "test", position: position, captured: "2024-04-01T00:00:00Z", version: isnadVersion, program: "test")
    _ = try archive.store(
      [(.new(PreparedArticle(article, read(article.text, options: article.options))), origin)],
      upTo: Checkpoint(input: "test", fingerprint: "", done: position, isFinished: false), .off)
  }
}
