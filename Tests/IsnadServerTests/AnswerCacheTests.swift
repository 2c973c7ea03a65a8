import Testing

@testable import IsnadServer

@Suite struct AnswerCacheTests {
  private func tag(_ state: String) -> EntityTag { EntityTag(state: state, form: []) }
  private func answer(_ count: Int) -> Answer { Answer(Array(repeating: 0x61, count: count), as: .json) }

  @Test("an answer is found under its tag only")
  func found() {
    let cache = AnswerCache(bytes: 1600)
    cache.keep(answer(7), as: tag("a"))
    #expect(cache[tag("a")]?.body.count == 7)
    #expect(cache[tag("b")] == nil)
  }

  @Test("what is asked for stays, what nobody asks for makes room")
  func room() {
    let cache = AnswerCache(bytes: 1600)
    cache.keep(answer(100), as: tag("asked"))
    cache.keep(answer(100), as: tag("unasked"))
    for i in 0..<40 {
      cache.keep(answer(100), as: tag("\(i)"))
      #expect(cache[tag("asked")] != nil)
    }
    #expect(cache[tag("unasked")] == nil)
    #expect((0..<40).count { cache[tag("\($0)")] != nil } <= 16)
  }

  @Test("an answer is not kept that would drive many others out")
  func large() {
    let cache = AnswerCache(bytes: 1600)
    cache.keep(answer(100), as: tag("small"))
    cache.keep(answer(101), as: tag("large"))
    #expect(cache[tag("small")] != nil && cache[tag("large")] == nil)
  }

  @Test("an answer that is made twice counts once")
  func twice() {
    let cache = AnswerCache(bytes: 1600)
    cache.keep(answer(100), as: tag("other"))
    for _ in 0..<100 { cache.keep(answer(100), as: tag("same")) }
    #expect(cache[tag("other")] != nil)
  }
}
