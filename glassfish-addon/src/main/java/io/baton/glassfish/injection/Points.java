// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.glassfish.injection;

import io.baton.codec.ApplicationClasses;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** All places in the classes of one application where the container injects something. A class of the domain may outlive the application, so they are not kept by it. */
final class Points {

    private final ApplicationClasses application;
    private final PointsOfCdi cdi;
    private final PointsOfEnvironment environment;
    private final Map<Class<?>, Map<String, Point>> declared = new ConcurrentHashMap<>();

    Points(ApplicationClasses application, PointsOfCdi cdi, PointsOfEnvironment environment) {
        this.application = application;
        this.cdi = cdi;
        this.environment = environment;
    }

    /** Those that the class itself declares, by the names of its members. */
    Map<String, Point> of(Class<?> type) {
        return declared.computeIfAbsent(type, this::found);
    }

    private Map<String, Point> found(Class<?> type) {
        Map<String, Point> points = new LinkedHashMap<>();
        if (application.contains(type)) {
            Stream.concat(environment.of(type).stream(), cdi.of(type).stream())
                    .forEach(each -> points.putIfAbsent(each.mark().member(), each));
        }
        return Map.copyOf(points);
    }
}
