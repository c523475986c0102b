// SPDX-License-Identifier: MIT
#pragma once

#include "draft.hpp"
#include "sections/answers.hpp"
#include "sections/functions.hpp"
#include "sections/gradients.hpp"
#include "sections/neurons.hpp"
#include "sections/training.hpp"
#include "style.hpp"

#include <string>

namespace tour {

// The whole page. It is self-contained: style, pictures and charts are all in the text.
inline std::string write_page(const report& all, bool with_times) {
    draft page(all);
    std::string body = opening(page) + "<main>\n";
    body += portraits(page);
    body += training(page);
    body += vanishing(page);
    body += depth(page);
    body += tails(page);
    body += rescaled(page);
    body += sparse(page);
    body += dying(page);
    body += straight(page);
    if (with_times) body += clockwork(page);
    body += choosing(page);
    body += method(page);
    return "<!doctype html>\n<html lang='en'>\n<head>\n<meta charset='utf-8'>\n"
           "<meta name='viewport' content='width=device-width,initial-scale=1'>\n"
           "<title>xact: a tour of activation functions</title>\n<style>"
           + std::string(style_sheet) + "</style>\n</head>\n<body>\n" + body
           + "</main>\n<footer>Written by <code>xact_tour</code>, seed "
           + std::to_string(all.base.seed) + ", " + counted(page.epochs(), "epoch")
           + ". The digits are from MNIST (Y. LeCun, C. Cortes, C. Burges), under the licence CC "
             "BY-SA 3.0.</footer>\n</body>\n</html>\n";
}

} // namespace tour
