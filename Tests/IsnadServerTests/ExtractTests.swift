import Foundation
import Testing

@testable import IsnadServer

extension ServerTests {
  @Suite struct ExtractTests {
    private let article = "{\"text\":\"قال الوزير سامي الراشد إن الجسر آمن.\",\"published\":\"2024-03-26\"}"

    @Test("a text is read and not kept, where that was allowed")
    func extract() async throws {
      try await RunningServer.run([]) { server async throws in
        let refused = try await server.post("/v1/extract", article)
        #expect(refused.status == 403 && refused["type"] == "urn:isnad:problem:extract-disabled")
      }
      try await RunningServer.run([]) {
        $0.allowsExtract = true
      } _: { server async throws in
        let read = try await server.post("/v1/extract?explain=1&offsets=byte", article)
        #expect(read.status == 200 && read["statements.0.content.0.text"] == "الجسر آمن")
        #expect(read["statements.0.content.0.byte.0"] != nil && read["statements.0.explain.#"] != nil)
        #expect(read["document.published"] == "2024-03-26")
        let plain = try await server.post(
          "/v1/extract", "قال الوزير سامي الراشد إن الجسر آمن.", ["Content-Type": "text/plain; charset=utf-8"])
        #expect(plain["statements.#"] == "1")
        #expect(try await server.get("/v1/articles")["page.total"] == "0")
      }
    }

    @Test(
      "a body that can't be read is told with its place",
      arguments: [
        ("{", "application/json", 422), ("{}", "application/json", 422), ("{\"text\":5}", "application/json", 422),
        ("{\"text\":\" \"}", "application/json", 422),
        ("{\"text\":\"x\",\"published\":\"soon\"}", "application/json", 422),
        ("{\"text\":\"x\",\"publised\":\"2024-03-26\"}", "application/json", 422), ("x", "application/xml", 415),
        ("x", "", 415), (" ", "text/plain", 422),
      ])
    func badBodies(_ body: String, _ type: String, _ status: Int) async throws {
      try await RunningServer.run([]) {
        $0.allowsExtract = true
      } _: { server async throws in
        let answer = try await server.post("/v1/extract", body, ["Content-Type": type])
        #expect(answer.status == status && answer.headers["content-type"] == "application/problem+json")
      }
    }

    @Test("a body beyond the limit is refused before it is taken in, one that does not come in time is not waited for")
    func limits() async throws {
      try await RunningServer.run([]) {
        $0.allowsExtract = true
        $0.limits.bodySeconds = 1
      } _: { server async throws in
        let head = "POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
        let large = await RawConnection.exchange(head + "Content-Length: 2000000\r\n\r\n", port: server.port)
        #expect(large.hasPrefix("HTTP/1.1 413 "))
        let chunk = "fffff\r\n" + String(repeating: "a", count: 0xFFFFF) + "\r\n"
        let chunked = await RawConnection.exchange(
          head + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk + "0\r\n\r\n", port: server.port)
        #expect(chunked.hasPrefix("HTTP/1.1 413 ") || chunked == "")
        let slow = await RawConnection.exchange(head + "Content-Length: 10\r\n\r\nabc", port: server.port, seconds: 6)
        #expect(slow.hasPrefix("HTTP/1.1 408 "))
        #expect(try await server.get("/healthz").status == 200)
      }
    }
  }
}
